import { randomBytes } from 'node:crypto';
import { sameCaller } from '../callers/caller.interface.js';
import type { Caller } from '../callers/caller.interface.js';
import type { LedgerBook } from '../ledger/ledger-book.js';
import { refusal } from '../server/answer/answer-error.js';
import type { Tables } from '../state/tables.js';
import type { StoredPayment } from './stored-payment.interface.js';

/** How a request names a payment. @internal */
export interface PaymentName {
  readonly payToken?: string;
  readonly orderNo?: string;
  readonly isTestPayment: boolean;
}

/** All payments, and the only place where money moves. @internal */
export class Payments {
  private readonly table = this.tables.table<StoredPayment>('payments');
  /** `payToken` by app and orderNo. */
  private readonly orders = this.tables.table<{ payToken: string }>('orderNos');

  constructor(
    private readonly tables: Tables,
    private readonly now: () => Date,
    private readonly ledger: LedgerBook,
  ) {}

  /** `EMU` and 24 digits and letters: no longer than the 30 characters a payToken may have. */
  static newToken(): string {
    return `EMU${randomBytes(12).toString('hex')}`;
  }

  keep(payment: StoredPayment): StoredPayment {
    this.orders.set(`${payment.appName} ${payment.orderNo}`, { payToken: payment.payToken });
    return this.table.set(payment.payToken, payment);
  }

  get(payToken: string): StoredPayment | undefined {
    return this.table.get(payToken);
  }

  ofOrder(appName: string, orderNo: string): StoredPayment | undefined {
    const payToken = this.orders.get(`${appName} ${orderNo}`)?.payToken;
    return payToken === undefined ? undefined : this.table.get(payToken);
  }

  /** The payment a request means. Another app, another user and the other mode do not see it. @throws AnswerError */
  find(appName: string, caller: Caller, { payToken, orderNo, isTestPayment }: PaymentName): StoredPayment {
    const found = payToken === undefined ? this.ofOrder(appName, orderNo ?? '') : this.table.get(payToken);
    if (
      found?.appName !== appName ||
      found.isTestPayment !== isTestPayment ||
      (orderNo !== undefined && found.orderNo !== orderNo) ||
      !sameCaller(found, caller)
    ) {
      throw refusal('PAYMENT_NOT_FOUND', '결제를 찾을 수 없어요.');
    }
    return found;
  }

  /** Takes the money. */
  charge(payment: StoredPayment): StoredPayment {
    const [transactionId, at] = [randomBytes(16).toString('hex'), this.now()];
    const { appName, userKey, anonKey, kind, orderNo, payToken, amount, isTestPayment } = payment;
    this.ledger.add('charges', {
      at,
      appName,
      userKey,
      anonKey,
      kind,
      orderNo,
      payToken,
      transactionId,
      amount,
      isTestPayment,
    });
    return this.keep({ ...payment, status: 'PAY_COMPLETE', paidAt: at.getTime(), transactionId });
  }

  /** Gives all of it back. */
  refund(payment: StoredPayment): StoredPayment {
    const [refundNo, refundTransactionId, at] = [
      randomBytes(8).toString('hex'),
      randomBytes(16).toString('hex'),
      this.now(),
    ];
    const { appName, userKey, anonKey, orderNo, payToken, amount, isTestPayment } = payment;
    this.ledger.add('refunds', {
      at,
      appName,
      userKey,
      anonKey,
      orderNo,
      payToken,
      refundNo,
      amount,
      isTestPayment,
    });
    const status = payment.status === 'SETTLEMENT_COMPLETE' ? 'SETTLEMENT_REFUND_COMPLETE' : 'REFUND_SUCCESS';
    return this.keep({ ...payment, status, refundedAt: at.getTime(), refundNo, refundTransactionId });
  }
}
