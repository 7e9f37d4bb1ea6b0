import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { CallEvent } from '../../../../lib/foundation/telemetry/call-event.interface.js';
import { CALL_CHANNEL } from '../../../../lib/foundation/telemetry/channel-names.js';
import type { OutcomeUnknownError } from '../../../../lib/api/errors/outcome-unknown.error.js';
import type { Pacing } from '../../../../lib/api/money/pacing.js';
import type { PaymentStatus } from '../../../../lib/api/pay/pay.interface.js';
import { readVerdict } from '../../../../lib/api/pay/payment-settling.js';
import { errorOf, scripted } from '../api-client.js';
import { breaks, fail, type Step, success } from '../scripted-transport.js';

const PAYMENT = { orderNo: 'order-1', payToken: 'token-1' };
const BUYER = { userKey: 7, ...PAYMENT };
const PAID = {
  ...PAYMENT,
  mode: 'LIVE',
  amount: 1_000,
  paidAmount: 1_000,
  transactionId: 't-1',
  payMethod: 'TOSS_MONEY',
  approvalTime: '2026-11-24 09:00:00',
};
const STATUS = { ...PAID, payStatus: 'PAY_COMPLETE', refundableAmount: 1_000, transactions: [] };

/** Waits take no time. */
function quick(): Pacing {
  let now = Date.now();
  return {
    scale: 1,
    now: () => now,
    clock: () => new Date(now),
    pause: async (ms) => void (now += ms),
  };
}
const over = (...steps: Step[]) => scripted(steps, { pacing: quick(), retries: 0, clock: () => new Date() });

describe('a payment whose answer was lost', () => {
  it('of an anonymous user is looked for as theirs', async () => {
    const { client, transport } = over(breaks('unknown'), success(STATUS));
    const paid = await client.pay.executePayment({ anonKey: 'anon-1', ...PAYMENT });
    expect(paid).toMatchObject({ settledBy: 'status', paidAmount: 1_000 });
    expect(transport.requests[1]?.headers).toMatchObject({ 'x-anon-key': 'anon-1' });
  });

  it('of a test payment is looked for among test payments', async () => {
    const { client, transport } = over(breaks('unknown'), success(STATUS));
    await client.pay.executePayment({ ...BUYER, isTestPayment: true });
    expect(JSON.parse(transport.requests[1]!.body!)).toMatchObject({ isTestPayment: true });
  });

  it('is looked for as it was asked for, where nothing was said of tests', async () => {
    const asked: unknown[] = [];
    const verdict = await readVerdict({
      operation: 'pay.executePayment',
      request: BUYER,
      attempts: [],
      verdict: () => ({ is: 'unclear' }),
      read: async (request) => {
        asked.push(request);
        return STATUS as unknown as PaymentStatus;
      },
    });
    expect(verdict).toEqual({ is: 'unclear' });
    expect(asked).toEqual([BUYER]);
  });

  it.each([
    ['payToken', { ...STATUS, payToken: 'token-2' }],
    ['orderNo', { ...STATUS, orderNo: 'order-2' }],
  ])('is not settled by a status of another %s', async (_, other) => {
    const { client } = over(breaks('unknown'), success(other), success(STATUS));
    await expect(client.pay.executePayment(BUYER)).resolves.toMatchObject({ orderNo: 'order-1' });
  });

  it.each([
    ['payToken', { ...PAID, payToken: 'token-2' }],
    ['orderNo', { ...PAID, orderNo: 'order-2' }],
  ])('is one whose answer is about another %s', async (_, other) => {
    const { client } = over(success(other), success(STATUS));
    await expect(client.pay.executePayment(BUYER)).resolves.toMatchObject({ settledBy: 'status' });
  });
});

describe('a payment that was refused', () => {
  it('is looked up, because an earlier request may have paid', async () => {
    const cancelled = success({ ...STATUS, payStatus: 'PAY_CANCEL' });
    const { client } = over(fail('INVALID_PARAMETER'), cancelled);
    await expect(errorOf(client.pay.executePayment(BUYER))).resolves.toMatchObject({
      code: 'AIT_API_PAYMENT_CANCELLED',
    });
  });

  it('and of which the status says nothing is unknown, until it does', async () => {
    const { client } = over(fail('INVALID_PARAMETER'), fail('INTERNAL_ERROR'), success(STATUS));
    const error = await errorOf(client.pay.executePayment(BUYER));
    expect(error).toMatchObject({ outcome: 'unknown', cause: { code: 'AIT_API_INVALID_PARAMETER' } });
    await expect((error as OutcomeUnknownError).reconcile()).resolves.toMatchObject({ settledBy: 'status' });
  });
});

describe('a payment that somebody watches', () => {
  const events: CallEvent[] = [];
  const listen = (event: unknown): void => void events.push(event as CallEvent);
  beforeEach(() => {
    events.length = 0;
    subscribe(CALL_CHANNEL, listen);
  });
  afterEach(() => unsubscribe(CALL_CHANNEL, listen));

  it.each<[string, Step[], unknown]>([
    ['its answer', [success(PAID)], 'answer'],
    ['its status', [breaks('unknown'), success(STATUS)], 'status'],
  ])('was settled by %s', async (_, steps, settledBy) => {
    await over(...steps).client.pay.executePayment(BUYER);
    expect(events.find(({ operation }) => operation === 'pay.executePayment')).toMatchObject({ settledBy });
  });

  it('tells what it waited for', async () => {
    const { client } = scripted([breaks('not-sent'), success(PAID)], { rateLimit: {}, random: () => 0.01 });
    await client.pay.executePayment(BUYER);
    const [event] = events;
    expect(event).toMatchObject({ operation: 'pay.executePayment', outcome: 'success' });
    expect(event?.attempts).toHaveLength(2);
  });
});
