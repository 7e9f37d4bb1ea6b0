import type { OrderState } from 'apps-in-toss-emulator';
import { useEmulator } from '../helpers/setup.js';

describe('an in-app order', () => {
  const app = useEmulator();
  const create = (options: object = {}) => app.emulator.createOrder({ appName: 'my-app', ...options });
  const read = async (orderId: string, who: object = {}) =>
    (await app.post('/order/get-order-status', { body: { orderId }, ...who })).body.success;

  it.each<OrderState>(['PURCHASED', 'PAYMENT_COMPLETED', 'ORDER_IN_PROGRESS', 'FAILED', 'REFUNDED'])(
    'that is %s tells its product and the time',
    async (status) => {
      const orderId = create({ status, sku: 'gem.100' });
      expect(orderId).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
      const statusDeterminedAt = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/);
      expect(await read(orderId)).toEqual({
        orderId,
        status,
        sku: 'gem.100',
        statusDeterminedAt,
        reason: null,
      });
    },
  );

  it.each<OrderState>(['NOT_FOUND', 'MINIAPP_MISMATCH', 'ERROR'])(
    'that is %s tells neither',
    async (status) => {
      const orderId = create({ status });
      expect(await read(orderId)).toEqual({ orderId, status, reason: null });
    },
  );

  it('is not found where there is none, and is a mismatch for another app', async () => {
    expect(await read('nothing')).toEqual({ orderId: 'nothing', status: 'NOT_FOUND', reason: null });
    const orderId = create();
    expect(await read(orderId, { app: 'other-app' })).toEqual({
      orderId,
      status: 'MINIAPP_MISMATCH',
      reason: null,
    });
  });

  it('is seen without a user, and with a user by that one only', async () => {
    const orderId = create({ userKey: 42 });
    expect((await read(orderId)).status).toBe('PAYMENT_COMPLETED');
    expect((await read(orderId, { userKey: 42 })).status).toBe('PAYMENT_COMPLETED');
    expect((await read(orderId, { userKey: 43 })).status).toBe('NOT_FOUND');
    expect((await read(orderId, { anonKey: 'whatever' })).status).toBe('PAYMENT_COMPLETED');
  });

  it('is not there yet just after the purchase', async () => {
    const orderId = create({ notFoundMs: 1_000, inProgressMs: 1_000 });
    const states = [];
    for (const ms of [0, 1_000, 1_000]) {
      app.emulator.clock.advance(ms);
      states.push((await read(orderId)).status);
    }
    expect(states).toEqual(['NOT_FOUND', 'ORDER_IN_PROGRESS', 'PAYMENT_COMPLETED']);
  });

  it('can be refunded', async () => {
    const orderId = create();
    app.emulator.updateOrder(orderId, {
      status: 'REFUNDED',
      statusDeterminedAt: new Date('2026-11-24T00:00:00Z'),
    });
    expect(await read(orderId)).toMatchObject({
      status: 'REFUNDED',
      statusDeterminedAt: '2026-11-24T09:00:00',
    });
    expect(() => app.emulator.updateOrder('nothing', {})).toThrow(/there is no order/);
    expect(() => create({ orderId })).toThrow(/no other order/);
  });
});

describe('the time of an order', () => {
  const app = useEmulator({ iap: { timeOffset: 'offset' } });

  it('can have an offset', async () => {
    const orderId = app.emulator.createOrder({
      appName: 'my-app',
      statusDeterminedAt: new Date('2026-11-24T00:00:00Z'),
    });
    const reply = await app.post('/order/get-order-status', { body: { orderId } });
    expect(reply.body.success.statusDeterminedAt).toBe('2026-11-24T09:00:00+09:00');
  });
});
