import { OperationRunner } from '../../../../lib/api/call/operation-runner.js';
import type { Operation } from '../../../../lib/api/call/operation.interface.js';
import { AppsInTossRequestError } from '../../../../lib/api/errors/apps-in-toss-request.error.js';
import { OutcomeUnknownError } from '../../../../lib/api/errors/outcome-unknown.error.js';
import { errorOf } from '../api-client.js';
import {
  answer,
  breaks,
  fail,
  ScriptedTransport,
  type Step,
  success,
  WireError,
} from '../scripted-transport.js';

interface Order {
  readonly orderNo: string;
  readonly userKey?: number;
  readonly anonKey?: string;
}

const status: Operation<Order, string> = {
  name: 'shop.status',
  method: 'GET',
  path: '/orders/{orderNo}',
  host: 'pay',
  identity: 'user-or-anon',
  class: 'safe',
  afterUnknown: { ko: '테스트예요.', en: 'test' },
  prepare: (request) => ({ segments: { orderNo: request.orderNo }, identity: request }),
  parse: (answer) => (answer as { state: string }).state,
};

const charge: Operation<Order, string> = {
  ...status,
  name: 'shop.charge',
  method: 'POST',
  path: '/charge',
  class: 'money',
  codes: new Map([
    [
      '4100',
      {
        code: 'AIT_API_FAILED',
        outcome: 'refused',
        hint: { ko: '그룹의 말이에요.', en: 'words of the group' },
      },
    ],
    ['4095', { code: 'AIT_API_SERVER_ERROR', outcome: 'unknown' }],
  ]),
  prepare: (request) => ({ body: { orderNo: request.orderNo }, identity: request }),
  reconcile: async (request, { read, undecided }) => {
    const state = await read(status, request);
    if (state === 'OPEN') throw undecided();
    return state;
  },
};

const ORDER = { orderNo: 'a/b?', userKey: 7 };
const clear = { ...ORDER, orderNo: 'no 1' };

function runnerOver(...steps: Step[]) {
  const transport = new ScriptedTransport(...steps);
  const runner = new OperationRunner({
    transport,
    origins: { api: 'https://api.example.test', pay: 'https://pay.example.test' },
    defaults: { deadline: 10_000 },
    clock: () => new Date(0),
    random: () => 0.01,
  });
  return { runner, transport };
}

describe('what an operation declares', () => {
  it('fills its path, and speaks for the identity that stands flat in the request', async () => {
    const { runner, transport } = runnerOver(success({ state: 'PAID' }));
    await expect(runner.run(status, clear)).resolves.toBe('PAID');
    expect(transport.requests[0]).toMatchObject({
      url: 'https://pay.example.test/api-partner/v1/apps-in-toss/orders/no%201',
      headers: { 'x-toss-user-key': '7' },
    });
    await expect(errorOf(runner.run(status, ORDER))).resolves.toMatchObject({ code: 'AIT_API_ARGUMENT' });
    expect(transport.requests).toHaveLength(1);
  });

  it.each([
    ['4100', 'refused', 'AIT_API_FAILED', 'words of the group'],
    // Shared by all groups, unless the group says otherwise.
    ['INVALID_PARAMETER', 'refused', 'AIT_API_INVALID_PARAMETER', expect.any(String)],
  ])('says what its error code %s means', async (errorCode, outcome, code, hint) => {
    const { runner } = runnerOver(fail(errorCode));
    const error = await errorOf(runner.run(charge, clear));
    expect(error).toMatchObject({ outcome, code, errorCode, hint: { en: hint } });
  });

  it('stands before what all groups share', async () => {
    const { runner, transport } = runnerOver(fail('4095'));
    const error = await errorOf(runner.run(charge, clear));
    expect(error).toMatchObject({ outcome: 'unknown', cause: { code: 'AIT_API_SERVER_ERROR' } });
    expect(transport.unused).toBe(0);
  });

  it('a defect of its own comes out as it is', async () => {
    const defect = new TypeError('a defect');
    const { runner } = runnerOver(success({ state: 'PAID' }));
    const parse = (): never => {
      throw defect;
    };
    await expect(runner.run({ ...status, parse }, clear)).rejects.toBe(defect);
  });

  it('keeps what is secret in its body out of what the server says', async () => {
    const { runner } = runnerOver(
      answer({ resultType: 'FAIL', error: { errorCode: 'X', reason: 'no such token: s3cret-token' } }),
    );
    const prepare = () => ({ body: { token: 's3cret-token' }, isBodySecret: true });
    const error = await errorOf(runner.run({ ...charge, identity: 'none', prepare }, clear));
    expect(JSON.stringify(error)).not.toContain('s3cret');
  });

  it('says how long to wait before somebody finds out', async () => {
    const { runner } = runnerOver(fail('4095', 200, { retryAfterSeconds: 5 }));
    expect(await errorOf(runner.run(charge, clear))).toMatchObject({
      outcome: 'unknown',
      retryAfterMs: 5_000,
    });
  });

  it('says first what to do about a certificate that was rejected', async () => {
    const rejected = new WireError('unknown', false, 'AIT_CERT_REJECTED');
    const { runner } = runnerOver(() => {
      throw rejected;
    });
    expect((await errorOf(runner.run(charge, clear))).hint).toEqual({
      ko: '테스트 테스트예요.',
      en: 'test test',
    });
  });

  it('reads with the settings of the call', async () => {
    const { runner } = runnerOver(breaks('unknown'), breaks('not-sent'), success({ state: 'PAID' }));
    const error = await errorOf(runner.run(charge, clear, { retries: 0 }));
    // No retry of the read either.
    await expect((error as OutcomeUnknownError).reconcile()).rejects.toMatchObject({ outcome: 'not-sent' });
  });

  it('settles an unknown outcome by reading, again and again', async () => {
    const { runner, transport } = runnerOver(
      breaks('unknown'),
      success({ state: 'OPEN' }),
      breaks('not-sent'),
      success({ state: 'PAID' }),
    );
    const first = await errorOf(runner.run(charge, clear));
    if (!(first instanceof OutcomeUnknownError)) throw first;
    const second = await errorOf(first.reconcile());
    if (!(second instanceof OutcomeUnknownError)) throw second;
    expect(second.attempts).toEqual(first.attempts);
    await expect(second.reconcile()).resolves.toBe('PAID');
    expect(transport.requests.map(({ method }) => method)).toEqual(['POST', 'GET', 'GET', 'GET']);
  });

  it('without a read says that there is none', async () => {
    const { reconcile: _, ...blind } = charge;
    const { runner } = runnerOver(breaks('unknown'));
    const error = await errorOf(runner.run(blind, clear));
    await expect((error as OutcomeUnknownError).reconcile()).rejects.toThrow(AppsInTossRequestError);
  });
});

describe('runWithMeta', () => {
  it('gives attempts and the time between them on success too', async () => {
    const { runner } = runnerOver(breaks('not-sent'), success({ state: 'PAID' }));
    const { result, attempts, waitedMs } = await runner.runWithMeta(charge, clear);
    expect(result).toBe('PAID');
    expect(attempts.map(({ outcome }) => outcome)).toEqual(['not-sent', 'success']);
    expect(waitedMs).toBeCloseTo(1);
  });
});

describe('the outcome of a call', () => {
  it.each([
    ['a read', status],
    ['a payment that repeats what is unknown', { ...charge, retry: { unknown: 1 } }],
  ])('is the worst of its attempts: %s', async (_, operation) => {
    const { runner } = runnerOver(
      breaks('unknown'),
      breaks('not-sent'),
      breaks('not-sent'),
      breaks('not-sent'),
    );
    const error = await errorOf(runner.run(operation, clear));
    expect(error.attempts[0]).toMatchObject({ outcome: 'unknown' });
    expect(error.attempts.at(-1)).toMatchObject({ outcome: 'not-sent' });
    expect(error.outcome).toBe('unknown');
  });
});
