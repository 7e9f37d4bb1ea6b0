import type { Payments } from './payments.js';
import type { PayStatus, StoredPayment } from './stored-payment.interface.js';

/**
 * What the buyer chose.
 *
 * @publicApi
 */
export interface ApproveOptions {
  /** Default: `CARD` where the payment allows nothing else, `TOSS_MONEY` otherwise. */
  readonly payMethod?: 'TOSS_MONEY' | 'CARD';
  /** Won that Toss pays in the buyer's place. Default 0. */
  readonly discount?: number;
}

/** The person in front of the payment sheet, and the settlement that follows by itself. @internal */
export class Buyer {
  constructor(private readonly payments: Payments) {}

  approve(payToken: string, options: ApproveOptions = {}): void {
    const payment = this.find('approvePayment', payToken, ['PAY_STANDBY']);
    const { payMethod = payment.enablePayMethods === 'CARD' ? 'CARD' : 'TOSS_MONEY', discount = 0 } = options;
    if (!(Number.isInteger(discount) && discount >= 0 && discount <= payment.amount)) {
      throw new TypeError('approvePayment: expected discount to be won from 0 to the amount of the payment');
    }
    this.payments.keep({ ...payment, status: 'PAY_APPROVED', payMethod, discount });
  }

  cancel(payToken: string): void {
    const payment = this.find('cancelPayment', payToken, ['PAY_STANDBY', 'PAY_APPROVED']);
    this.payments.keep({ ...payment, status: 'PAY_CANCEL' });
  }

  settle(payToken: string): void {
    const payment = this.find('settlePayment', payToken, ['PAY_COMPLETE', 'REFUND_SUCCESS']);
    const status = payment.status === 'PAY_COMPLETE' ? 'SETTLEMENT_COMPLETE' : 'SETTLEMENT_REFUND_COMPLETE';
    this.payments.keep({ ...payment, status });
  }

  private find(method: string, payToken: string, states: readonly PayStatus[]): StoredPayment {
    const payment = this.payments.get(payToken);
    if (!payment) throw new Error(`${method}: there is no payment with the payToken ${payToken}`);
    if (states.includes(payment.status)) return payment;
    throw new Error(`${method}: the payment is ${payment.status}; expected ${states.join(' or ')}`);
  }
}
