import { Injectable } from '@nestjs/common';

/** What the app knows of a payment. */
export interface Payment {
  readonly userKey: number;
  readonly orderNo: string;
  readonly payToken: string;
  readonly state: 'ready' | 'checking' | 'paid' | 'failed';
}

/** A real app has a table here, and writes `checking` before it answers. */
@Injectable()
export class OpenPayments {
  private readonly payments = new Map<string, Payment>();

  save(payment: Payment): Payment {
    this.payments.set(payment.orderNo, payment);
    return payment;
  }

  find(orderNo: string): Payment | undefined {
    return this.payments.get(orderNo);
  }

  checking(): Payment[] {
    return [...this.payments.values()].filter(({ state }) => state === 'checking');
  }
}
