import { PromotionCalls, codeOf } from '../helpers/operations.js';
import { minute, useEmulator } from '../helpers/setup.js';

describe('documented limits', () => {
  const app = useEmulator({ rateLimits: {} });

  it('are 10 grants a minute for a user, answered with 4095 in HTTP 200', async () => {
    app.emulator.createPromotion({ promotionCode: 'P', budget: 100_000, appName: 'my-app' });
    const calls = new PromotionCalls(app);
    for (let count = 0; count < 10; count += 1) expect(codeOf(await calls.grant('P'))).toBeUndefined();
    const key = await calls.key();
    const over = await calls.execute('P', key);
    expect([over.status, codeOf(over)]).toEqual([200, '4095']);
    const { retryAfterSeconds = 0 } = over.body.error.data;
    expect(retryAfterSeconds).toBeGreaterThanOrEqual(1);
    expect(retryAfterSeconds).toBeLessThanOrEqual(60);
    expect(codeOf(await calls.grant('P', 1, { userKey: 43 }))).toBeUndefined();
    expect(app.emulator.ledger.grants).toHaveLength(11);
    app.emulator.clock.advance(retryAfterSeconds * 1_000);
    expect(codeOf(await calls.execute('P', key))).toBeUndefined();
  });
});

describe('limits of your own', () => {
  const app = useEmulator({
    rateLimits: {
      perApp: 5,
      limits: { 'iap.getOrderStatus': [{ per: 'app', perMinute: 2 }] },
      answer: 'http-429',
    },
  });
  const read = (appName = 'my-app') =>
    app.post('/order/get-order-status', { body: { orderId: 'x' }, app: appName });

  it('hold for an operation and for all of an app, and can be answered with HTTP 429', async () => {
    app.emulator.clock.advance(minute);
    expect([(await read()).status, (await read()).status]).toEqual([200, 200]);
    const over = await read();
    expect([over.status, codeOf(over), over.headers['retry-after']]).toEqual([
      429,
      '4095',
      String(over.body.error.data.retryAfterSeconds),
    ]);
    expect((await read('other-app')).status).toBe(200);
    const key = () => app.post('/promotion/execute-promotion/get-key');
    expect([(await key()).status, (await key()).status, (await key()).status]).toEqual([200, 200, 429]);
  });
});
