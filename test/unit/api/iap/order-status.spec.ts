import { failureOf } from '../../../helpers/mtls-lab.js';
import { APP, wiredClient, type WiredClient } from '../../../helpers/wired-client.js';
import { answer, fail, success } from '../scripted-transport.js';
import { errorOf, scripted } from '../api-client.js';

describe('iap.getOrderStatus, over the wire', () => {
  let wired: WiredClient;
  beforeAll(async () => void (wired = await wiredClient()));
  afterAll(() => wired.close());

  it.each([
    ['PURCHASED', true],
    ['PAYMENT_COMPLETED', true],
    ['ORDER_IN_PROGRESS', false],
    ['FAILED', false],
    ['REFUNDED', false],
  ] as const)('%s: paid is %s, with its time', async (status, isPaid) => {
    const { emulator, toss } = wired;
    const statusDeterminedAt = new Date('2026-08-20T01:02:03Z');
    const orderId = emulator.createOrder({ status, sku: 'gem.100', statusDeterminedAt });
    expect(await toss.iap.getOrderStatus({ orderId })).toEqual({
      orderId,
      status,
      isPaid,
      sku: 'gem.100',
      statusDeterminedAt: '2026-08-20T10:02:03',
      statusDeterminedDate: statusDeterminedAt,
      reason: null,
    });
  });

  it.each(['NOT_FOUND', 'MINIAPP_MISMATCH', 'ERROR'] as const)(
    '%s is an answer without sku and time',
    async (status) => {
      const { emulator, toss } = wired;
      const orderId = emulator.createOrder({ status });
      expect(await toss.iap.getOrderStatus({ orderId })).toMatchObject({
        status,
        isPaid: false,
        sku: null,
        statusDeterminedAt: null,
        statusDeterminedDate: null,
      });
    },
  );

  it('with a userKey sees the orders of that user only, without one those of the mini-app', async () => {
    const { emulator, toss } = wired;
    const orderId = emulator.createOrder({ userKey: 7 });
    const statuses = await Promise.all(
      [{ orderId }, { orderId, userKey: 7 }, { orderId, userKey: '7' }, { orderId, userKey: 8 }].map((each) =>
        toss.iap.getOrderStatus(each),
      ),
    );
    expect(statuses.map(({ status }) => status)).toEqual([
      'PAYMENT_COMPLETED',
      'PAYMENT_COMPLETED',
      'PAYMENT_COMPLETED',
      'NOT_FOUND',
    ]);
  });

  it('an order of another mini-app is not ours to see: the certificate decides', async () => {
    const { emulator, toss } = wired;
    const orderId = emulator.createOrder({ appName: 'another-app' });
    expect(await toss.iap.getOrderStatus({ orderId })).toMatchObject({ status: 'MINIAPP_MISMATCH' });
    expect(emulator.ledger.requests.at(-1)?.appName).toBe(APP);
  });

  it('reads again when an answer is lost: it only reads', async () => {
    const { emulator, toss } = wired;
    const orderId = emulator.createOrder();
    emulator.script('POST', '/order/get-order-status', { times: 3 }).destroyAfterProcessing();
    expect(await toss.iap.getOrderStatus({ orderId })).toMatchObject({ isPaid: true });
  });
});

describe('iap.getOrderStatus and its conflicts', () => {
  const order = { orderId: 'o-1', status: 'REFUNDED', sku: 'a', reason: null };

  it.each([
    ['2026-08-20T10:00:00', '2026-08-20T01:00:00.000Z'],
    ['2026-08-20T10:00:00+09:00', '2026-08-20T01:00:00.000Z'],
    ['2026-08-20T01:00:00Z', '2026-08-20T01:00:00.000Z'],
    ['2026-08-20 10:00:00.123456', '2026-08-20T01:00:00.123Z'],
    ['yesterday', undefined],
  ])('the time %s', async (statusDeterminedAt, expected) => {
    const { client } = scripted([success({ ...order, statusDeterminedAt })]);
    const status = await client.iap.getOrderStatus({ orderId: 'o-1' });
    expect(status.statusDeterminedAt).toBe(statusDeterminedAt);
    expect(status.statusDeterminedDate?.toISOString()).toBe(expected);
  });

  it('keeps a status and fields that this version does not know, and does not call it paid', async () => {
    const { client } = scripted([success({ ...order, status: 'CHARGED_BACK', fee: 3 })]);
    expect(await client.iap.getOrderStatus({ orderId: 'o-1' })).toMatchObject({
      status: 'CHARGED_BACK',
      isPaid: false,
      fee: 3,
    });
  });

  it('sends no user header without a userKey', async () => {
    const { client, transport } = scripted([success(order), success(order)]);
    await client.iap.getOrderStatus({ orderId: 'o-1' });
    await client.iap.getOrderStatus({ orderId: 'o-1', userKey: 3 });
    const headers = transport.requests.map(
      (request) => (request.headers as Record<string, string>)['x-toss-user-key'],
    );
    expect(headers).toEqual([undefined, '3']);
  });

  it.each([
    ['HTTP 200', fail('4095', 200, { retryAfterSeconds: 30 })],
    ['HTTP 429', answer('slow down', 429, { 'retry-after': '30' })],
  ])('too many calls, as %s', async (_, step) => {
    const { client } = scripted([step]);
    const error = await errorOf(client.iap.getOrderStatus({ orderId: 'o-1' }));
    expect(error).toMatchObject({
      code: 'AIT_API_RATE_LIMITED',
      operation: 'iap.getOrderStatus',
      outcome: 'refused',
      retryable: true,
      retryAfterMs: 30_000,
    });
  });

  it.each([{ ...order, status: undefined }, { ...order, orderId: '' }, null, 'SUCCESS'])(
    'an answer without what it promises is no answer: %j',
    async (body) => {
      const { client } = scripted([success(body)]);
      expect(await errorOf(client.iap.getOrderStatus({ orderId: 'o-1' }))).toMatchObject({
        code: 'AIT_API_RESPONSE_UNEXPECTED',
        outcome: 'unknown',
      });
    },
  );

  it.each([{ orderId: '' }, { orderId: 1 }, { orderId: 'o', userKey: 1.5 }])(
    '%j is not sent',
    async (request) => {
      const { client, transport } = scripted([]);
      const error = await failureOf(client.iap.getOrderStatus(request as { orderId: string }));
      expect(error).toMatchObject({
        code: 'AIT_API_ARGUMENT',
        outcome: 'not-sent',
        operation: 'iap.getOrderStatus',
      });
      expect(transport.requests).toEqual([]);
    },
  );
});
