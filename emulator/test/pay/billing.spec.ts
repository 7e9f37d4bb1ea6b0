import { codeOf } from '../helpers/operations.js';
import { useEmulator } from '../helpers/setup.js';

describe('recurring Toss Pay, on the main host', () => {
  const app = useEmulator();
  const create = async (who = {}) => {
    const body = { productDesc: '월 구독', isTestPayment: true };
    return (await app.post('/pay/create-billing-key', { body, userKey: 42, ...who })).body.success
      .wrappedToken as string;
  };
  const execute = (wrappedToken: string, orderNo: string, who = {}) => {
    const body = {
      wrappedToken,
      orderNo,
      productDesc: '월 구독',
      amount: 9_900,
      spreadOut: 0,
      anything: 'else',
    };
    return app.post('/pay/execute-billing', { body, userKey: 42, ...who });
  };
  const status = (wrappedToken: string, path = 'get-billing-key-status', who = {}) =>
    app.post(`/pay/${path}`, { body: { wrappedToken }, userKey: 42, ...who });

  it('charges month by month from the approval of the buyer to the removal of the key', async () => {
    const wrappedToken = await create();
    expect(codeOf(await execute(wrappedToken, 'm-0'))).toBe('BILLING_KEY_NOT_ACTIVE');
    app.emulator.approveBillingKey(wrappedToken);
    expect((await status(wrappedToken)).body.success).toEqual({ wrappedToken, status: 'ACTIVE' });
    for (const orderNo of ['m-1', 'm-2']) {
      expect((await execute(wrappedToken, orderNo)).body.success).toMatchObject({
        orderNo,
        amount: 9_900,
        mode: 'TEST',
      });
    }
    expect(codeOf(await execute(wrappedToken, 'm-2'))).toBe('PAYMENT_EXISTING_PAYMENT');
    await status(wrappedToken, 'remove-billing-key');
    expect(codeOf(await execute(wrappedToken, 'm-3'))).toBe('BILLING_KEY_NOT_ACTIVE');
    expect(app.emulator.ledger.charges).toMatchObject([
      { kind: 'billing', orderNo: 'm-1', isTestPayment: true },
      { kind: 'billing', orderNo: 'm-2', isTestPayment: true },
    ]);
    expect(() => app.emulator.approveBillingKey(wrappedToken)).toThrow(/REMOVED/);
  });

  it('is not seen by another app', async () => {
    const wrappedToken = await create();
    expect(codeOf(await status(wrappedToken, undefined, { app: 'other-app' }))).toBe('BILLING_KEY_NOT_FOUND');
    expect(() => app.emulator.approveBillingKey('nothing')).toThrow(/there is no billing key/);
  });
});
