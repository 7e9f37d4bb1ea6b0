import { AppsInTossApiError } from 'nestjs-apps-in-toss';
import { failureOf } from '../../../helpers/mtls-lab.js';
import { APP, wiredClient, type WiredClient } from '../../../helpers/wired-client.js';
import { errorOf, scripted } from '../api-client.js';
import { answer, breaks, fail, success } from '../scripted-transport.js';

describe.each([
  ['boolean', 'fail'],
  ['string', 'http-401'],
] as const)('the anonymous key, over the wire (%s, %s)', (verifiedAs, badKey) => {
  let wired: WiredClient;
  beforeAll(async () => void (wired = await wiredClient({ anonymousKey: { verifiedAs, badKey } })));
  afterAll(() => wired.close());

  it('verify: true of a key that was issued', async () => {
    const anonKey = wired.emulator.issueAnonymousKey(APP);
    expect(await wired.toss.anonymousKey.verify({ anonKey })).toBe(true);
  });

  it('verify of another one: the same neutral error in either form, and never the key in it', async () => {
    const anonKey = 'not-a-key-of-this-app-0123456789';
    const error = await failureOf(wired.toss.anonymousKey.verify({ anonKey }));
    expect(error).toBeInstanceOf(AppsInTossApiError);
    expect(error).toMatchObject({
      code: 'AIT_API_AUTH_INFO_NOT_FOUND',
      errorCode: '4010',
      operation: 'anonymousKey.verify',
      outcome: 'refused',
      retryable: false,
    });
    expect(error.hint.en).toContain('delete no stored key');
    expect(JSON.stringify(error)).not.toContain(anonKey);
  });

  it('exchange: a code gives its key, once', async () => {
    const anonKey = wired.emulator.issueAnonymousKey(APP);
    const code = wired.emulator.issueAnonymousKeyCode(APP, anonKey);
    expect(await wired.toss.anonymousKey.exchange({ code })).toEqual({ anonKey });
    const again = await failureOf(wired.toss.anonymousKey.exchange({ code }));
    expect(again).toMatchObject({
      code: 'AIT_API_ANONYMOUS_CODE_INVALID',
      errorCode: '4011',
      outcome: 'refused',
    });
    expect(JSON.stringify(again)).not.toContain(code);
  });

  it('exchange after 300 seconds, and of another mini-app: 4011', async () => {
    const foreign = wired.emulator.issueAnonymousKeyCode('another-app');
    expect(await failureOf(wired.toss.anonymousKey.exchange({ code: foreign }))).toMatchObject({
      errorCode: '4011',
    });
    const late = wired.emulator.issueAnonymousKeyCode(APP);
    wired.emulator.clock.advance(300_000);
    expect(await failureOf(wired.toss.anonymousKey.exchange({ code: late }))).toMatchObject({
      errorCode: '4011',
    });
  });

  it('exchange whose first answer was lost: the code may be ours to have spent', async () => {
    wired.emulator.script('POST', '/users/anon-key/exchange').destroyAfterProcessing();
    const code = wired.emulator.issueAnonymousKeyCode(APP);
    expect(await failureOf(wired.toss.anonymousKey.exchange({ code }))).toMatchObject({
      code: 'AIT_API_ANONYMOUS_CODE_MAYBE_SPENT',
      outcome: 'unknown',
      attempts: [{ outcome: 'unknown' }, { outcome: 'refused' }],
    });
  });
});

describe('the anonymous key and its conflicts', () => {
  it.each([
    [true, true],
    ['true', true],
    [false, false],
    ['false', false],
  ])('verify: %j is %j', async (body, expected) => {
    const { client, transport } = scripted([success(body)]);
    expect(await client.anonymousKey.verify({ anonKey: 'key-1' })).toBe(expected);
    expect(transport.requests[0]?.headers).toMatchObject({ 'x-anon-key': 'key-1' });
  });

  it.each(['TRUE', 1, null, {}])('verify: %j says nothing', async (body) => {
    const { client } = scripted([success(body)]);
    expect(await errorOf(client.anonymousKey.verify({ anonKey: 'key-1' }))).toMatchObject({
      code: 'AIT_API_RESPONSE_UNEXPECTED',
    });
  });

  it.each([
    ['a FAIL of 4010', fail('4010')],
    ['a FAIL of 4010 with HTTP 401', fail('4010', 401)],
    ['HTTP 401 without an envelope', answer({ message: 'no' }, 401)],
  ])('verify: %s is one error', async (_, step) => {
    const { client } = scripted([step]);
    const error = await errorOf(client.anonymousKey.verify({ anonKey: 'key-1' }));
    expect([error.code, error.outcome, error.operation, error.attempts.length]).toEqual([
      'AIT_API_AUTH_INFO_NOT_FOUND',
      'refused',
      'anonymousKey.verify',
      1,
    ]);
  });

  it('exchange: a bare key is as good', async () => {
    const { client } = scripted([success('key-of-512-characters'.padEnd(512, 'x'))]);
    expect((await client.anonymousKey.exchange({ code: 'code-1' })).anonKey).toHaveLength(512);
  });

  it('too many calls: when to come back', async () => {
    for (const call of ['verify', 'exchange'] as const) {
      const { client } = scripted([fail('4095', 200, { retryAfterSeconds: 60 })]);
      const error = await errorOf(client.anonymousKey[call]({ anonKey: 'key-1', code: 'code-1' }));
      expect(error).toMatchObject({ code: 'AIT_API_RATE_LIMITED', retryAfterMs: 60_000 });
    }
  });

  it('verify reads again, exchange tries once more', async () => {
    const reads = scripted([breaks('unknown'), breaks('unknown'), success(true)]);
    expect(await reads.client.anonymousKey.verify({ anonKey: 'key-1' })).toBe(true);
    const code = scripted([breaks('unknown'), breaks('unknown')]);
    expect(await errorOf(code.client.anonymousKey.exchange({ code: 'code-1' }))).toMatchObject({
      code: 'AIT_API_OUTCOME_UNKNOWN',
    });
    expect(code.transport.unused).toBe(0);
  });

  it.each([{}, { anonKey: '' }, { anonKey: 'a b' }, { anonKey: 'Bearer\r\nx: y' }, { anonKey: 1 }])(
    'verify of %j is not sent',
    async (request) => {
      const { client } = scripted([]);
      expect(await failureOf(client.anonymousKey.verify(request as { anonKey: string }))).toMatchObject({
        code: 'AIT_API_ARGUMENT',
        outcome: 'not-sent',
      });
    },
  );
});
