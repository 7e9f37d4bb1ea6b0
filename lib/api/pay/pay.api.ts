import type { CallOptions } from '../call/call-options.interface.js';
import type { OperationRunner } from '../call/operation-runner.js';
import type { MoneySettings } from '../money/money-settings.js';
import { BillingApi } from './billing/billing.api.js';
import type {
  ExecutePaymentRequest,
  MadePayment,
  MakePaymentRequest,
  Payment,
  PaymentStatus,
  PaymentStatusRequest,
  Refund,
  RefundPaymentRequest,
} from './pay.interface.js';
import { PAY_OPERATIONS } from './pay.operations.js';
import { paymentVerdict, refundVerdict } from './payment-verdict.js';
import { SettledPayments } from './settled-payments.js';

/**
 * Toss Pay (토스페이).
 *
 * `executePayment` and `refundPayment` find out what became of a request whose answer was lost, by reading the status.
 * What they cannot find out within the deadline ends as an `OutcomeUnknownError`: show "확인 중이에요", and call its
 * `reconcile()` later. An error with outcome `refused` says that it did not happen.
 *
 * @publicApi
 */
export class PayApi {
  /** Recurring payments (정기결제). Experimental. */
  readonly billing: BillingApi;
  readonly #runner: OperationRunner;
  readonly #settled: SettledPayments;
  readonly #testPayments: boolean;

  /** @internal */
  constructor(runner: OperationRunner, settings: MoneySettings) {
    this.#runner = runner;
    this.#settled = new SettledPayments(runner, settings);
    this.#testPayments = settings.testPayments;
    this.billing = new BillingApi(runner, settings);
  }

  /**
   * Creates a payment for the buyer to approve with `checkoutPayment` of the SDK. Nothing is charged.
   *
   * @throws AppsInTossApiError `AIT_API_PAYMENT_EXISTS` when the orderNo was used; `AIT_API_ORDER_NO_MAYBE_USED` when an
   *   attempt of this very call may have used it. A new orderNo helps in both cases
   */
  makePayment(request: MakePaymentRequest, options?: CallOptions): Promise<MadePayment> {
    return this.#runner.run(PAY_OPERATIONS.makePayment, this.#flagged(request), options);
  }

  /**
   * Charges a payment that the buyer approved. It charges at most once per payToken, and may be called again with the
   * same one: what was paid before is found by its status, and returned as paid.
   *
   * `deadline` is for the request and for finding out what became of it; by default twice the option `deadline` of the
   * module (20,000 ms).
   *
   * @throws OutcomeUnknownError when it is not known whether it was charged
   */
  executePayment(request: ExecutePaymentRequest, options?: CallOptions): Promise<Payment> {
    return this.#settled.run(PAY_OPERATIONS.executePayment, paymentVerdict, this.#flagged(request), options);
  }

  /**
   * Refunds a payment, all of it. May be called again with the same payToken: what was refunded before is returned as
   * refunded. Deadline and unknown outcomes as in {@link executePayment}.
   */
  refundPayment(request: RefundPaymentRequest, options?: CallOptions): Promise<Refund> {
    return this.#settled.run(PAY_OPERATIONS.refundPayment, refundVerdict, this.#flagged(request), options);
  }

  /** Where a payment stands. */
  getPaymentStatus(request: PaymentStatusRequest, options?: CallOptions): Promise<PaymentStatus> {
    return this.#runner.run(PAY_OPERATIONS.getPaymentStatus, this.#flagged(request), options);
  }

  /** What is no object is left as it is: the runner says what is wrong with it. */
  #flagged<Request extends { readonly isTestPayment?: boolean }>(request: Request): Request {
    if (typeof request !== 'object' || request === null) return request;
    return { ...request, isTestPayment: request.isTestPayment ?? this.#testPayments };
  }
}
