import { randomBytes } from 'node:crypto';
import type { BodyOf, SuccessOf } from '../contract/operation-types.js';
import { refusal } from '../server/answer/answer-error.js';
import { endpoint } from '../server/routing/endpoint.js';
import type { Endpoint } from '../server/routing/endpoint.js';
import type { Tables } from '../state/tables.js';
import { paymentAnswer } from './payment-answers.js';
import { Payments } from './payments.js';

interface StoredBillingKey {
  readonly appName: string;
  readonly wrappedToken: string;
  readonly status: SuccessOf<'pay.billing.getStatus'>['status'];
  readonly isTestPayment: boolean;
}

/** Recurring Toss Pay. One source names it and its tables of fields are incomplete: experimental. @internal */
export class Billing {
  private readonly keys = this.tables.table<StoredBillingKey>('billingKeys');

  constructor(
    private readonly tables: Tables,
    private readonly payments: Payments,
    private readonly now: () => Date,
  ) {}

  /** The buyer agrees to be charged from now on. */
  approve(wrappedToken: string): void {
    const key = this.keys.get(wrappedToken);
    if (!key) throw new Error(`approveBillingKey: there is no billing key ${wrappedToken}`);
    if (key.status !== 'STANDBY')
      throw new Error(`approveBillingKey: the billing key is ${key.status}; expected STANDBY`);
    this.keys.set(wrappedToken, { ...key, status: 'ACTIVE' });
  }

  endpoints(asText: boolean): Endpoint[] {
    return [
      endpoint('pay.billing.createKey', ({ appName, body: { isTestPayment } }) => {
        const wrappedToken = randomBytes(24).toString('base64url');
        this.keys.set(wrappedToken, { appName, wrappedToken, status: 'STANDBY', isTestPayment });
        return { wrappedToken };
      }),
      endpoint('pay.billing.execute', ({ appName, caller, body }) => {
        const key = this.find(appName, body.wrappedToken);
        if (key.status !== 'ACTIVE') throw refusal('BILLING_KEY_NOT_ACTIVE', '사용할 수 없는 결제 키예요.');
        if (this.payments.ofOrder(appName, body.orderNo)) {
          throw refusal('PAYMENT_EXISTING_PAYMENT', '이미 존재하는 결제예요.');
        }
        const isTestPayment = body.isTestPayment ?? key.isTestPayment;
        const paid = this.payments.charge({ ...this.payment(body), appName, ...caller, isTestPayment });
        return paymentAnswer(paid, asText);
      }),
      endpoint('pay.billing.getStatus', ({ appName, body }) =>
        statusOf(this.find(appName, body.wrappedToken)),
      ),
      endpoint('pay.billing.removeKey', ({ appName, body }) => {
        const key = this.find(appName, body.wrappedToken);
        return statusOf(this.keys.set(key.wrappedToken, { ...key, status: 'REMOVED' }));
      }),
    ];
  }

  private find(appName: string, wrappedToken: string): StoredBillingKey {
    const key = this.keys.get(wrappedToken);
    if (key?.appName !== appName) throw refusal('BILLING_KEY_NOT_FOUND', '결제 키를 찾을 수 없어요.');
    return key;
  }

  private payment({ orderNo, productDesc, amount, amountTaxFree = 0 }: BodyOf<'pay.billing.execute'>) {
    const amountVat = Math.ceil(Math.max(amount - amountTaxFree, 0) / 11);
    return {
      payToken: Payments.newToken(),
      orderNo,
      productDesc,
      status: 'PAY_APPROVED' as const,
      kind: 'billing' as const,
      amount,
      amountTaxFree,
      amountVat,
      amountTaxable: Math.max(amount - amountTaxFree - amountVat, 0),
      amountServiceFee: 0,
      discount: 0,
      enablePayMethods: null,
      cashReceipt: false,
      payMethod: 'CARD' as const,
      createdAt: this.now().getTime(),
      paidAt: null,
      transactionId: null,
      refundedAt: null,
      refundNo: null,
      refundTransactionId: null,
    };
  }
}

function statusOf({ wrappedToken, status }: StoredBillingKey): SuccessOf<'pay.billing.getStatus'> {
  return { wrappedToken, status };
}
