import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { AppsInTossClient, OutcomeUnknownError } from 'nestjs-apps-in-toss';
import { OpenPayments } from './open-payments.js';

const EVERY_MS = 30_000;

/** Comes back to payments that are being checked, until it is known what became of them. */
@Injectable()
export class Reconciliation implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(Reconciliation.name);
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly toss: AppsInTossClient,
    private readonly payments: OpenPayments,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.run(), EVERY_MS);
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  /**
   * Asking again with the same payToken charges nobody twice: what happened already is answered as it happened. So this
   * needs no memory but the list of what is open, and may begin anew after a crash.
   */
  async run(): Promise<void> {
    for (const payment of this.payments.checking()) {
      const { userKey, orderNo, payToken } = payment;
      try {
        await this.toss.pay.executePayment({ userKey, orderNo, payToken });
        this.payments.save({ ...payment, state: 'paid' });
      } catch (error) {
        if (error instanceof OutcomeUnknownError) continue; // still open: next time
        this.payments.save({ ...payment, state: 'failed' });
        this.logger.warn(`${orderNo}: ${String(error)}`);
      }
    }
  }
}
