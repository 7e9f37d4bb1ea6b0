import { paymentVerdict, refundVerdict } from '../../../../lib/api/pay/payment-verdict.js';
import { parsePayment, parsePaymentStatus } from '../../../../lib/api/pay/parse-payment.js';
import { errorOf, scripted } from '../api-client.js';
import { success } from '../scripted-transport.js';

const STATUS = {
  payStatus: 'PAY_COMPLETE',
  payToken: 'pay-token-1',
  orderNo: 'order-1',
  mode: 'LIVE',
  payMethod: 'CARD',
  amount: 1_000,
  paidAmount: '900',
  discountedAmount: 100,
  refundableAmount: 1_000,
  createdTs: '2026-11-24 09:00:00',
  paidTs: '2026-11-24T09:00:01.500',
  card: { cardCompanyCode: '3', noInterest: 'true', spreadOut: '2' },
  transactions: [
    { stepType: 'PAY', transactionId: 't-1', transactionAmount: 1_000, regTs: 'soon' },
    'no object',
  ],
  somethingNew: { kept: true },
};
const REFUND = {
  stepType: 'REFUND',
  transactionId: 't-2',
  transactionAmount: -1_000,
  regTs: '2026-11-24 10:00:00+0900',
};

describe('the status of a payment', () => {
  it('is read whatever type its fields have, and keeps what it does not know', () => {
    expect(parsePaymentStatus(STATUS)).toMatchObject({
      payStatus: 'PAY_COMPLETE',
      paidAmount: 900,
      amountVat: null,
      cardCompanyCode: 3,
      noInterest: true,
      spreadOut: 2,
      createdAt: new Date('2026-11-24T00:00:00Z'),
      paidAt: new Date('2026-11-24T00:00:01.500Z'),
      transactions: [{ stepType: 'PAY', transactionId: 't-1', registeredAt: null }],
      somethingNew: { kept: true },
    });
    expect(parsePaymentStatus({ ...STATUS, payStatus: 'PAY_SOMETHING', transactions: null })).toMatchObject({
      payStatus: 'PAY_SOMETHING',
      transactions: [],
    });
  });

  it.each([['payStatus'], ['payToken'], ['orderNo']])('without %s it is not usable', async (field) => {
    const { client } = scripted([success({ ...STATUS, [field]: undefined })]);
    const error = await errorOf(
      client.pay.getPaymentStatus({ userKey: 1, payToken: 'pay-token-1', orderNo: 'order-1' }),
    );
    expect(error).toMatchObject({ code: 'AIT_API_RESPONSE_UNEXPECTED', outcome: 'unknown' });
    expect(error.message).toContain(field);
  });

  it.each<[string, object, string, string]>([
    ['complete', {}, 'done', 'not-yet AIT_API_REFUND_NOT_EXECUTED'],
    ['settled', { payStatus: 'SETTLEMENT_COMPLETE' }, 'done', 'not-yet AIT_API_REFUND_NOT_EXECUTED'],
    ['complete, without amounts', { paidAmount: null }, 'unclear', 'not-yet AIT_API_REFUND_NOT_EXECUTED'],
    ['in progress', { payStatus: 'PAY_PROGRESS' }, 'unclear', 'unclear'],
    ['a word of tomorrow', { payStatus: 'PAY_TOMORROW' }, 'unclear', 'unclear'],
    [
      'stands by',
      { payStatus: 'PAY_STANDBY' },
      'not-yet AIT_API_PAYMENT_NOT_APPROVED',
      'not-yet AIT_API_NOTHING_TO_REFUND',
    ],
    [
      'approved',
      { payStatus: 'PAY_APPROVED' },
      'not-yet AIT_API_PAYMENT_NOT_EXECUTED',
      'not-yet AIT_API_NOTHING_TO_REFUND',
    ],
    [
      'cancelled',
      { payStatus: 'PAY_CANCEL' },
      'not-done AIT_API_PAYMENT_CANCELLED',
      'not-yet AIT_API_NOTHING_TO_REFUND',
    ],
    ['refund in progress', { payStatus: 'REFUND_PROGRESS' }, 'unclear', 'unclear'],
    ['refunded', { payStatus: 'REFUND_SUCCESS' }, 'not-done AIT_API_PAYMENT_REFUNDED', 'done'],
    [
      'refund settled',
      { payStatus: 'SETTLEMENT_REFUND_COMPLETE' },
      'not-done AIT_API_PAYMENT_REFUNDED',
      'done',
    ],
    [
      'refunded, without any amount',
      { payStatus: 'REFUND_SUCCESS', amount: null },
      'not-done AIT_API_PAYMENT_REFUNDED',
      'unclear',
    ],
    [
      'refunded by its books',
      { refundableAmount: 0, transactions: [...STATUS.transactions, REFUND] },
      'not-done AIT_API_PAYMENT_REFUNDED',
      'done',
    ],
    [
      'nothing refundable, and no refund',
      { refundableAmount: 0 },
      'done',
      'not-yet AIT_API_REFUND_NOT_EXECUTED',
    ],
    [
      'a part refunded elsewhere',
      {
        refundableAmount: 400,
        transactions: [...STATUS.transactions, { ...REFUND, transactionAmount: -600 }],
      },
      'done',
      'not-yet AIT_API_REFUND_NOT_EXECUTED',
    ],
  ])('%s', (_, change, payment, refund) => {
    const status = parsePaymentStatus({ ...STATUS, ...change });
    const said = (verdict: { is: string; error?: Error }) =>
      [verdict.is, (verdict.error as { code?: string } | undefined)?.code].filter(Boolean).join(' ');
    expect(said(paymentVerdict(status))).toBe(payment);
    expect(said(refundVerdict(status))).toBe(refund);
  });

  it('a payment and a refund made of it', () => {
    expect(paymentVerdict(parsePaymentStatus(STATUS))).toMatchObject({
      result: {
        settledBy: 'status',
        transactionId: 't-1',
        amount: 1_000,
        paidAmount: 900,
        cardCompanyCode: 3,
      },
    });
    const refunded = parsePaymentStatus({
      ...STATUS,
      payStatus: 'REFUND_SUCCESS',
      refundableAmount: 0,
      transactions: [REFUND],
    });
    expect(refundVerdict(refunded)).toMatchObject({
      result: { transactionId: 't-2', refundedAmount: 1_000, approvedAt: new Date('2026-11-24T01:00:00Z') },
    });
    const silent = parsePaymentStatus({
      ...STATUS,
      payStatus: 'REFUND_SUCCESS',
      transactions: [{ stepType: 'REFUND' }],
    });
    expect(refundVerdict(silent)).toMatchObject({ result: { refundedAmount: 1_000, transactionId: null } });
    expect(paymentVerdict(parsePaymentStatus({ ...STATUS, transactions: [] }))).toMatchObject({
      result: { transactionId: null },
    });
  });
});

describe('an answer to an approval', () => {
  const ANSWER = { payToken: 'p', orderNo: 'o', amount: 1, paidAmount: 1 };
  it.each([[{}], [{ code: 0 }], [{ code: '0' }], [{ code: null, errorCode: '' }], [{ errorCode: null }]])(
    'is a payment with %j',
    (fields) => {
      expect(parsePayment({ ...ANSWER, ...fields })).toMatchObject({ settledBy: 'answer', amount: 1 });
    },
  );

  it.each([
    [{ code: 1 }, '1', 'unknown'],
    [{ code: 'E1' }, 'E1', 'unknown'],
    [{ errorCode: 'WHAT 이건', msg: 'p: 말' }, 'WHAT 이건', 'unknown'],
    [{ errorCode: 'COMMON_BREAK_TIME_OF_BANK' }, 'COMMON_BREAK_TIME_OF_BANK', 'refused'],
  ])('is a failure with %j', (fields, errorCode, outcome) => {
    expect(() => parsePayment({ ...ANSWER, ...fields })).toThrow(
      expect.objectContaining({ errorCode, outcome }),
    );
  });
});
