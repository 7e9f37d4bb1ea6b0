import type { AppsInTossRequestError, MakePaymentRequest } from 'nestjs-apps-in-toss';
import { errorOf, scripted } from '../api-client.js';
import { fail, breaks, success } from '../scripted-transport.js';

const PAYMENT: MakePaymentRequest = {
  userKey: 1,
  orderNo: 'order-1:2026^a@b.c_d',
  productDesc: '따뜻한 아메리카노',
  amount: 11_000,
  amountTaxFree: 0,
};
const NAMED = { userKey: 1, payToken: 'pay-token-1', orderNo: 'order-1' };

describe('what is checked before a payment is sent', () => {
  it('sends what fits, as it is', async () => {
    const { client, transport } = scripted([success({ payToken: 'pay-token-1' })]);
    const all = {
      ...PAYMENT,
      amountTaxable: 10_000,
      amountVat: 1_000,
      amountServiceFee: 0,
      enablePayMethods: 'CARD',
      cashReceipt: true,
      cashReceiptTradeOption: 'CULTURE',
      installment: 'NOT_USE',
      isTestPayment: true,
    } as const;
    await expect(client.pay.makePayment(all)).resolves.toEqual({ payToken: 'pay-token-1' });
    const [{ url, headers, body }] = transport.requests as [(typeof transport.requests)[0]];
    expect(url).toBe('https://pay.example.test/api-partner/v1/apps-in-toss/pay/make-payment');
    expect(headers).toMatchObject({ 'x-toss-user-key': '1' });
    const { userKey: _, ...sent } = all;
    expect(JSON.parse(body!)).toEqual(sent);
  });

  it.each([
    [undefined, undefined, false],
    [true, undefined, true],
    [true, false, false],
    [undefined, true, true],
  ])(
    'with the option testPayments %s, a call that says %s sends %s',
    async (testPayments, isTestPayment, sent) => {
      const { client, transport } = scripted([success({ payToken: 'pay-token-1' })], { testPayments });
      await client.pay.makePayment({ ...PAYMENT, ...(isTestPayment !== undefined && { isTestPayment }) });
      expect(JSON.parse(transport.requests[0]!.body!)).toMatchObject({ isTestPayment: sent });
    },
  );

  it.each<[Partial<Record<keyof MakePaymentRequest, unknown>>, string[]]>([
    [{ orderNo: '' }, ['orderNo']],
    [{ orderNo: 'a'.repeat(51) }, ['orderNo']],
    [{ orderNo: '주문-1' }, ['orderNo']],
    [{ orderNo: 1 }, ['orderNo']],
    [{ productDesc: ' ' }, ['productDesc']],
    [{ productDesc: 'a "b"' }, ['productDesc']],
    [{ productDesc: 'a\\b' }, ['productDesc']],
    [{ productDesc: 'a'.repeat(256) }, ['productDesc']],
    [{ amount: 0 }, ['amount']],
    [{ amount: 1.5 }, ['amount']],
    [{ amount: '1000' }, ['amount']],
    [{ amount: 2 ** 53 }, ['amount']],
    [{ amountTaxFree: -1 }, ['amountTaxFree']],
    [{ amountTaxFree: 11_001 }, ['amount']],
    [{ amountTaxable: 10_000, amountVat: 999 }, ['amount']],
    [{ amountTaxable: 10_000, amountVat: 1_001 }, ['amount']],
    [{ amountServiceFee: 12_000 }, ['amount']],
    [{ enablePayMethods: 'PHONE' }, ['enablePayMethods']],
    [{ cashReceipt: 'yes' }, ['cashReceipt']],
    [{ cashReceiptTradeOption: 'X' }, ['cashReceiptTradeOption']],
    [{ installment: true }, ['installment']],
    [{ isTestPayment: 1 }, ['isTestPayment']],
    [
      { orderNo: '', productDesc: '', amount: -1, amountTaxFree: 0.5 },
      ['orderNo', 'productDesc', 'amount', 'amountTaxFree'],
    ],
  ])('%j: names %j, all at once', async (change, fields) => {
    const { client, transport } = scripted([]);
    const error = (await errorOf(
      client.pay.makePayment({ ...PAYMENT, ...change } as MakePaymentRequest),
    )) as AppsInTossRequestError;
    expect(error).toMatchObject({
      code: 'AIT_API_ARGUMENT',
      outcome: 'not-sent',
      operation: 'pay.makePayment',
    });
    expect(error.fieldErrors.map(({ field }) => field)).toEqual(fields);
    for (const field of fields) expect(error.message).toContain(`"${field}"`);
    expect(error.toJSON()).toMatchObject({ fieldErrors: error.fieldErrors });
    expect(transport.requests).toEqual([]);
  });

  it.each([
    [{ userKey: undefined }, 'neither'],
    [{ anonKey: 'abc' }, 'both'],
  ])('exactly one identity: %j', async (change, word) => {
    const { client } = scripted([]);
    const error = await errorOf(client.pay.makePayment({ ...PAYMENT, ...change } as MakePaymentRequest));
    expect(error).toMatchObject({ code: 'AIT_API_IDENTITY', outcome: 'not-sent' });
    expect(error.message).toContain(word);
  });

  it('goes out for an anonymous key', async () => {
    const { client, transport } = scripted([success({ payToken: 'pay-token-1' })]);
    const { userKey: _, ...payment } = PAYMENT as { userKey: number };
    await client.pay.makePayment({ ...(payment as typeof PAYMENT), anonKey: 'anon-1' } as MakePaymentRequest);
    expect(transport.requests[0]!.headers).toMatchObject({ 'x-anon-key': 'anon-1' });
  });

  it.each(['🙂', 'a"b', '', ' ', '가'.repeat(56)])(
    'a refund does not go out for the reason %j',
    async (reason) => {
      const { client } = scripted([]);
      expect(await errorOf(client.pay.refundPayment({ ...NAMED, reason }))).toMatchObject({
        code: 'AIT_API_ARGUMENT',
      });
    },
  );

  it.each(['executePayment', 'getPaymentStatus', 'refundPayment'] as const)(
    '%s names all its faults',
    async (method) => {
      const { client } = scripted([]);
      const request = { userKey: 1, payToken: '', orderNo: ' ', reason: 'x' };
      const error = (await errorOf(client.pay[method](request))) as AppsInTossRequestError;
      expect(error.fieldErrors.map(({ field }) => field)).toEqual(['payToken', 'orderNo']);
    },
  );

  it.each(['makePayment', 'executePayment', 'getPaymentStatus', 'refundPayment'] as const)(
    '%s without a request',
    async (method) => {
      const { client } = scripted([]);
      expect(await errorOf(client.pay[method](undefined as never))).toMatchObject({
        code: 'AIT_API_ARGUMENT',
      });
    },
  );

  it('says when an earlier attempt of ours may have taken the orderNo', async () => {
    const { client } = scripted([breaks('unknown'), fail('PAYMENT_EXISTING_PAYMENT')]);
    const error = await errorOf(client.pay.makePayment(PAYMENT));
    expect(error).toMatchObject({ code: 'AIT_API_ORDER_NO_MAYBE_USED', outcome: 'unknown' });
    expect(error.hint.en).toContain('new orderNo');
  });

  it('says when the orderNo was taken before', async () => {
    const { client } = scripted([fail('PAYMENT_EXISTING_PAYMENT')]);
    expect(await errorOf(client.pay.makePayment(PAYMENT))).toMatchObject({
      code: 'AIT_API_PAYMENT_EXISTS',
      outcome: 'refused',
    });
  });
});
