import type { Caller } from '../callers/caller.interface.js';
import type { SuccessOf } from '../contract/operation-types.js';

/** The nine words for where a payment stands. @internal */
export type PayStatus = SuccessOf<'pay.getPaymentStatus'>['payStatus'];

/** A payment as it is remembered. Times are milliseconds since 1970, amounts are won. @internal */
export interface StoredPayment extends Caller {
  readonly appName: string;
  readonly payToken: string;
  readonly orderNo: string;
  readonly productDesc: string;
  readonly isTestPayment: boolean;
  readonly status: PayStatus;
  readonly kind: 'payment' | 'billing';
  readonly amount: number;
  readonly amountTaxFree: number;
  readonly amountTaxable: number;
  readonly amountVat: number;
  readonly amountServiceFee: number;
  readonly discount: number;
  readonly enablePayMethods: string | null;
  readonly cashReceipt: boolean;
  readonly payMethod: 'TOSS_MONEY' | 'CARD' | null;
  readonly createdAt: number;
  readonly paidAt: number | null;
  readonly transactionId: string | null;
  readonly refundedAt: number | null;
  readonly refundNo: string | null;
  readonly refundTransactionId: string | null;
}
