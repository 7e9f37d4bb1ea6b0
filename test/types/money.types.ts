import type {
  AppsInTossClient,
  Grant,
  Payment,
  PayStatus,
  PromotionResult,
  Refund,
} from 'nestjs-apps-in-toss';

declare const toss: AppsInTossClient;
const named = { payToken: 'p', orderNo: 'o' };
const terms = { promotionCode: 'P', amount: 1, grantId: 'g' };

export const paid: Promise<Payment> = toss.pay.executePayment({ userKey: 1, ...named });
export const refunded: Promise<Refund> = toss.pay.refundPayment({ anonKey: 'a', ...named, reason: 'r' });
export const settledBy: Promise<'answer' | 'status'> = paid.then((payment) => payment.settledBy);
export const payStatus: Promise<PayStatus> = toss.pay
  .getPaymentStatus({ userKey: '1', ...named })
  .then((status) => status.payStatus);
export const made: Promise<{ payToken: string }> = toss.pay.makePayment({
  userKey: 1,
  orderNo: 'o',
  productDesc: 'd',
  amount: 1,
  amountTaxFree: 0,
});
export const granted: Promise<Grant> = toss.promotion.grant({ userKey: 1, ...terms });
export const planned: Promise<{ grantId: string }> = toss.promotion.plan(
  { userKey: 1, ...terms },
  { query: async (sql: string, parameters: unknown[]) => [sql, parameters] },
);
export const settled: Promise<Grant> = toss.promotion.settle({ grantId: 'g' });
export const result: Promise<PromotionResult> = toss.promotion.getResult({
  userKey: 1,
  promotionCode: 'P',
  key: 'k',
});
export const executed: Promise<{ key: string }> = toss.promotion.execute({
  userKey: 1,
  promotionCode: 'P',
  key: 'k',
  amount: 1,
});
export const key: Promise<{ key: string }> = toss.promotion.getKey({ anonKey: 'a' });
export const counts: Promise<{ settled: number; pending: number; failed: number; unknown: number }> =
  toss.promotion.recoverUnfinished({ olderThan: 1, limit: 1 });
export const decided: Promise<{ status: 'SUCCESS' | 'FAILED' }> = toss.promotion.decide('g', 'paid');
export const waiting: Promise<readonly { grantId: string; since: Date }[]> = toss.promotion.undecided();
export const billed: Promise<{ wrappedToken: string }> = toss.pay.billing.createKey(
  { userKey: 1, productDesc: 'd', somethingNew: 1 },
  { host: 'pay' },
);

// @ts-expect-error Both identities.
void toss.pay.executePayment({ userKey: 1, anonKey: 'a', ...named });
// @ts-expect-error No identity.
void toss.promotion.grant(terms);
// @ts-expect-error An amount is a number.
void toss.promotion.grant({ userKey: 1, ...terms, amount: '1' });
// @ts-expect-error Without a reason there is no refund.
void toss.pay.refundPayment({ userKey: 1, ...named });
// @ts-expect-error A person says one of two things.
void toss.promotion.decide('g', 'perhaps');

const wrapped = { userKey: 1, wrappedToken: 'w' };
const charge = { ...wrapped, orderNo: 'o', productDesc: 'd', amount: 1, spreadOut: 0 };
/** Whatever the experimental calls bring is kept. */
export const charged: Promise<{ readonly [field: string]: unknown }> = toss.pay.billing.execute(charge);
export const billing: Promise<unknown> = toss.pay.billing.getStatus(wrapped, { host: 'api' });
export const unbilled: Promise<unknown> = toss.pay.billing.removeKey(wrapped);
// @ts-expect-error There are two hosts.
void toss.pay.billing.execute(charge, { host: 'elsewhere' });
// @ts-expect-error No amount.
void toss.pay.billing.execute({ ...wrapped, orderNo: 'o', productDesc: 'd' });
