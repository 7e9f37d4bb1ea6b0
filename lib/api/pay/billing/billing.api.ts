import { argumentError } from '../../request/argument.js';
import type { CallOptions } from '../../call/call-options.interface.js';
import type { OperationRunner } from '../../call/operation-runner.js';
import type { Operation } from '../../call/operation.interface.js';
import type { MoneySettings } from '../../money/money-settings.js';
import type {
  BillingAnswer,
  BillingKey,
  BillingKeyRequest,
  BillingOptions,
  CreateBillingKeyRequest,
  ExecuteBillingRequest,
} from './billing.interface.js';
import { BILLING_OPERATIONS } from './billing.operations.js';

/**
 * Recurring Toss Pay (정기결제). **Experimental**: it needs a contract and a merchant key of its own, and its fields come
 * from one incomplete source. They may change in any version of this package.
 *
 * @publicApi
 */
export class BillingApi {
  readonly #runner: OperationRunner;
  readonly #testPayments: boolean;

  /** @internal */
  constructor(runner: OperationRunner, { testPayments }: MoneySettings) {
    this.#runner = runner;
    this.#testPayments = testPayments;
  }

  /** Creates the `wrappedToken` that `requestTossPayPaysBilling` of the SDK takes. */
  createKey(request: CreateBillingKeyRequest, options?: BillingOptions): Promise<BillingKey> {
    return this.#run(BILLING_OPERATIONS.createKey, request, options);
  }

  /**
   * Charges. No read is known that tells what became of a request whose answer was lost, so it is never repeated: an
   * `OutcomeUnknownError` stays open until a person looks.
   */
  execute(request: ExecuteBillingRequest, options?: BillingOptions): Promise<BillingAnswer> {
    return this.#run(BILLING_OPERATIONS.execute, request, options);
  }

  /** Where the key stands. */
  getStatus(request: BillingKeyRequest, options?: BillingOptions): Promise<BillingAnswer> {
    return this.#run(BILLING_OPERATIONS.getStatus, request, options);
  }

  /** Ends the recurring payment. */
  removeKey(request: BillingKeyRequest, options?: BillingOptions): Promise<BillingAnswer> {
    return this.#run(BILLING_OPERATIONS.removeKey, request, options);
  }

  async #run<Request extends { readonly isTestPayment?: boolean }, Result>(
    operation: Operation<Request, Result>,
    request: Request,
    options: BillingOptions | undefined,
  ): Promise<Result> {
    const { host = 'api', ...rest } = options ?? {};
    if (host !== 'api' && host !== 'pay') throw argumentError('options.host', "'api' or 'pay'");
    const isObject = typeof request === 'object' && request !== null;
    const flagged = isObject
      ? { ...request, isTestPayment: request.isTestPayment ?? this.#testPayments }
      : request;
    return this.#runner.run({ ...operation, host }, flagged, rest satisfies CallOptions);
  }
}
