import { PayCalls, codeOf } from '../helpers/operations.js';
import { useEmulator } from '../helpers/setup.js';

const time = expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);

describe('a payment', () => {
  const app = useEmulator();
  const pay = new PayCalls(app);
  const statusOf = async (payToken: string) => (await pay.status(payToken)).body.success.payStatus;

  beforeEach(() => app.emulator.ledger.clear());

  it('goes from standing by to settled, and its money moves once', async () => {
    const payToken = await pay.payToken('whole-way');
    expect(payToken).toMatch(/^.{1,30}$/);
    expect(await statusOf(payToken)).toBe('PAY_STANDBY');
    app.emulator.approvePayment(payToken);
    expect(await statusOf(payToken)).toBe('PAY_APPROVED');
    const paid = (await pay.execute(payToken, { orderNo: 'whole-way' })).body.success;
    expect(paid).toMatchObject({
      code: 0,
      mode: 'LIVE',
      amount: 11_000,
      paidAmount: 11_000,
      approvalTime: time,
    });
    expect(paid).toMatchObject({ payMethod: 'TOSS_MONEY', errorCode: null, cardCompanyCode: null });
    expect(await statusOf(payToken)).toBe('PAY_COMPLETE');
    app.emulator.settlePayment(payToken);
    expect(await statusOf(payToken)).toBe('SETTLEMENT_COMPLETE');
    const refund = (await pay.refund(payToken)).body.success;
    expect(refund).toMatchObject({
      payToken,
      refundedAmount: 11_000,
      refundableAmount: 0,
      approvalTime: time,
    });
    expect(await statusOf(payToken)).toBe('SETTLEMENT_REFUND_COMPLETE');

    const entry = {
      at: expect.any(Date),
      appName: 'my-app',
      userKey: 42,
      anonKey: null,
      orderNo: 'whole-way',
      payToken,
    };
    const more = { amount: 11_000, isTestPayment: false };
    const { transactionId } = paid;
    expect(app.emulator.ledger.charges).toEqual([{ ...entry, ...more, kind: 'payment', transactionId }]);
    expect(app.emulator.ledger.refunds).toEqual([{ ...entry, ...more, refundNo: refund.refundNo }]);
  });

  it('is given back before it is settled, and settles after', async () => {
    const payToken = await pay.approved('refund-first');
    await pay.execute(payToken);
    await pay.refund(payToken);
    expect(await statusOf(payToken)).toBe('REFUND_SUCCESS');
    app.emulator.settlePayment(payToken);
    expect(await statusOf(payToken)).toBe('SETTLEMENT_REFUND_COMPLETE');
    expect(() => app.emulator.settlePayment(payToken)).toThrow(/SETTLEMENT_REFUND_COMPLETE/);
  });

  it('tells its transactions and what is left to give back', async () => {
    const payToken = await pay.approved('status', { cashReceipt: true, amountTaxFree: 1_000 });
    expect((await pay.status(payToken)).body.success).toMatchObject({
      transactions: [],
      paidTs: null,
      card: null,
    });
    await pay.execute(payToken);
    const whole = (await pay.status(payToken)).body.success;
    expect(whole).toMatchObject({
      refundableAmount: 11_000,
      paidTs: time,
      createdTs: time,
      amountTaxFree: 1_000,
    });
    expect(whole).toMatchObject({ amountVat: 910, amountTaxable: 9_090, accountBankCode: '092' });
    await pay.refund(payToken);
    const { transactions, refundableAmount } = (await pay.status(payToken)).body.success;
    expect(refundableAmount).toBe(0);
    expect(transactions).toMatchObject([
      { stepType: 'PAY', transactionAmount: 11_000 },
      { stepType: 'REFUND', transactionAmount: -11_000 },
    ]);
  });

  it('by card shows the card', async () => {
    const payToken = await pay.payToken('card', { enablePayMethods: 'CARD' });
    app.emulator.approvePayment(payToken, { discount: 1_000 });
    const paid = (await pay.execute(payToken)).body.success;
    expect(paid).toMatchObject({
      payMethod: 'CARD',
      cardCompanyCode: '3',
      noInterest: 'false',
      spreadOut: '0',
    });
    expect(paid).toMatchObject({ discountedAmount: 1_000, paidAmount: 10_000, accountBankCode: null });
    expect((await pay.status(payToken)).body.success.card).toMatchObject({
      cardCompanyCode: 3,
      noInterest: false,
    });
  });

  it.each([
    ['executed before the buyer approved', 'EXECUTE_PAY_NOT_APPROVED', (token: string) => pay.execute(token)],
    ['refunded before it was charged', 'PAYMENT_NOT_REFUNDABLE', (token: string) => pay.refund(token)],
    [
      'named by another orderNo',
      'PAYMENT_NOT_FOUND',
      (token: string) => pay.status(token, { orderNo: 'else' }),
    ],
    [
      'asked for in the other mode',
      'PAYMENT_NOT_FOUND',
      (token: string) => pay.status(token, { isTestPayment: true }),
    ],
    [
      'asked for by another user',
      'PAYMENT_NOT_FOUND',
      (token: string) => pay.status(token, {}, { userKey: 43 }),
    ],
    [
      'asked for by another app',
      'PAYMENT_NOT_FOUND',
      (token: string) => pay.status(token, {}, { userKey: 42, app: 'other-app' }),
    ],
  ] as const)('%s is a failure with %s', async (name, code, call) => {
    const reply = await call(await pay.payToken(name.replaceAll(' ', '-')));
    expect([reply.status, codeOf(reply)]).toEqual([200, code]);
    expect(app.emulator.ledger.charges).toEqual([]);
  });

  it('is charged once and given back once, however often it is asked for', async () => {
    const payToken = await pay.approved('again');
    const replies = await Promise.all([1, 2, 3].map(() => pay.execute(payToken)));
    expect(replies.map(codeOf).sort()).toEqual([
      'PAYMENT_ALREADY_EXECUTED',
      'PAYMENT_ALREADY_EXECUTED',
      undefined,
    ]);
    const refunds = await Promise.all([1, 2, 3].map(() => pay.refund(payToken)));
    expect(refunds.map(codeOf).filter((code) => code === undefined)).toHaveLength(1);
    expect([app.emulator.ledger.charges.length, app.emulator.ledger.refunds.length]).toEqual([1, 1]);
  });

  it('that was cancelled is never charged', async () => {
    const payToken = await pay.approved('cancelled');
    app.emulator.cancelPayment(payToken);
    expect(await statusOf(payToken)).toBe('PAY_CANCEL');
    expect(codeOf(await pay.execute(payToken))).toBe('PAYMENT_CANCELLED');
    expect(() => app.emulator.approvePayment(payToken)).toThrow(/PAY_CANCEL; expected PAY_STANDBY/);
    expect(() => app.emulator.cancelPayment('nothing')).toThrow(/there is no payment/);
  });

  it('needs an orderNo that its app has not used, and other apps have their own', async () => {
    expect(codeOf(await pay.make({ orderNo: 'taken' }))).toBeUndefined();
    expect(codeOf(await pay.make({ orderNo: 'taken' }))).toBe('PAYMENT_EXISTING_PAYMENT');
    expect(codeOf(await pay.make({ orderNo: 'taken' }, { userKey: 42, app: 'other-app' }))).toBeUndefined();
  });

  it('can be found by its orderNo alone', async () => {
    await pay.payToken('by-order');
    const body = { orderNo: 'by-order', isTestPayment: false };
    const reply = await app.post('/pay/get-payment-status', { host: 'pay', body, userKey: 42 });
    expect(reply.body.success.orderNo).toBe('by-order');
  });

  it('belongs to an anonymous visitor as well', async () => {
    const anonKey = app.emulator.issueAnonymousKey('my-app');
    const payToken = await pay.approved('anonymous', {}, { anonKey });
    expect(codeOf(await pay.execute(payToken, {}, { anonKey }))).toBeUndefined();
    expect(app.emulator.ledger.charges).toMatchObject([{ userKey: null, anonKey }]);
  });

  it.each([
    ['orderNo', { orderNo: '한글' }],
    ['orderNo', { orderNo: 'x'.repeat(51) }],
    ['productDesc', { productDesc: '  ' }],
    ['productDesc', { productDesc: 'a"b' }],
    ['amount', { amount: 0 }],
    ['amount', { amount: 1.5 }],
    ['amount', { amount: '100' }],
    ['amount', { amount: 100, amountTaxFree: 101 }],
    ['amount', { amount: 100, amountTaxable: 90, amountVat: 9 }],
    ['isTestPayment', { isTestPayment: 'false' }],
    ['cashReceiptTradeOption', { cashReceiptTradeOption: 'ELSE' }],
  ])('with a bad %s is HTTP 400', async (field, fields) => {
    const reply = await pay.make({ orderNo: 'bad', ...fields });
    expect([reply.status, codeOf(reply)]).toEqual([400, 'INVALID_PARAMETER']);
    expect(reply.body.error.data.errorDetails).toMatchObject([{ field }]);
  });

  it.each(['<b>', 'x'.repeat(56), ''])('cannot be given back for the reason %j', async (reason) => {
    expect((await pay.refund('x', { reason })).body.error.data.errorDetails).toMatchObject([
      { field: 'reason' },
    ]);
  });
});

describe('what is documented in two ways about payments', () => {
  const app = useEmulator({
    pay: { autoApprove: true, progressMs: 5_000, cardFieldsAs: 'native', orderNoReuse: 'until-approved' },
  });
  const pay = new PayCalls(app);

  it('can be had the other way', async () => {
    const payToken = await pay.payToken('native', { enablePayMethods: 'CARD' });
    const paid = (await pay.execute(payToken)).body.success;
    expect(paid).toMatchObject({ cardCompanyCode: 3, noInterest: false, spreadOut: 0 });
    const status = async () => (await pay.status(payToken)).body.success.payStatus;
    expect(await status()).toBe('PAY_PROGRESS');
    app.emulator.clock.advance(5_000);
    expect(await status()).toBe('PAY_COMPLETE');
    await pay.refund(payToken);
    expect(await status()).toBe('REFUND_PROGRESS');
    app.emulator.clock.advance(5_000);
    expect(await status()).toBe('REFUND_SUCCESS');
    expect(codeOf(await pay.make({ orderNo: 'native' }))).toBe('PAYMENT_EXISTING_PAYMENT');
  });
});
