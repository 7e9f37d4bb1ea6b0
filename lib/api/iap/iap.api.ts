import type { OperationRunner } from '../call/operation-runner.js';
import type { CallOptions } from '../call/call-options.interface.js';
import { pause } from '../call/retry/pause.js';
import { Deadline } from '../../foundation/deadline.js';
import { inContext } from '../../foundation/error-context.js';
import { isAppsInTossError } from '../../foundation/apps-in-toss.error.js';
import { argumentError } from '../request/argument.js';
import type { OrderStatus, OrderStatusRequest, WaitForOrderOptions } from './iap.interface.js';
import { IAP_OPERATIONS } from './iap.operations.js';

/** What an order says for a moment after the purchase; `ERROR` is a fault of the platform that may pass. */
const UNSETTLED: ReadonlySet<string> = new Set(['NOT_FOUND', 'ORDER_IN_PROGRESS', 'ERROR']);

/** The pause between two reads, as clients in the field have it. */
const READ_EVERY_MS = 350;

const WAIT_MS = 5_000;
const LONGEST_MS = 2_147_483_647;

/**
 * In-app purchases (인앱결제): what became of an order. The purchase itself happens in the app; there is no server call
 * for a refund.
 *
 * Both methods only read. They throw an `AppsInTossError` as those of `LoginApi` do; `AIT_API_RATE_LIMITED` (`4095`)
 * comes with `retryAfterMs`.
 *
 * @publicApi
 */
export class IapApi {
  readonly #runner: OperationRunner;

  /** @internal */
  constructor(runner: OperationRunner) {
    this.#runner = runner;
  }

  /**
   * Reads where an order stands. An order of another mini-app is `MINIAPP_MISMATCH`, one that there is not
   * `NOT_FOUND`: both are answers and no errors.
   */
  getOrderStatus(request: OrderStatusRequest, options?: CallOptions): Promise<OrderStatus> {
    return this.#runner.run(IAP_OPERATIONS.getOrderStatus, request, options);
  }

  /**
   * Reads every 350 ms until the order is settled: just after a purchase it may be `NOT_FOUND` or `ORDER_IN_PROGRESS`
   * for a moment.
   *
   * @returns the first settled status, or the last one seen when `timeout` is over
   * @throws AppsInTossError when a read fails, its retries included; at the end of `timeout` only if none succeeded
   */
  async waitForOrderStatus(
    request: OrderStatusRequest,
    options: WaitForOrderOptions = {},
  ): Promise<OrderStatus> {
    const { timeout = WAIT_MS, ...callOptions } = options;
    if (typeof timeout !== 'number' || !(timeout > 0 && timeout <= LONGEST_MS))
      throw inContext(argumentError('options.timeout', `milliseconds above 0 and up to ${LONGEST_MS}`), {
        operation: 'iap.waitForOrderStatus',
      });
    const { deadline, signal } = this.#runner.settings(IAP_OPERATIONS.getOrderStatus, callOptions);
    return this.#runner.watchWhole('iap.waitForOrderStatus', 'api', () =>
      this.#readUntilSettled(request, callOptions, { deadline, signal, end: new Deadline(timeout) }),
    );
  }

  async #readUntilSettled(
    request: OrderStatusRequest,
    callOptions: CallOptions,
    { deadline, signal, end }: { deadline: number; signal: AbortSignal | undefined; end: Deadline },
  ): Promise<OrderStatus> {
    let last: OrderStatus | undefined;
    for (;;) {
      try {
        last = await this.getOrderStatus(request, {
          ...callOptions,
          deadline: Math.min(deadline, Math.max(1, end.left)),
        });
      } catch (error) {
        const isLate = isAppsInTossError(error) && end.left === 0 && !signal?.aborted;
        if (last && isLate) return last;
        throw error;
      }
      if (!UNSETTLED.has(last.status) || end.left <= READ_EVERY_MS) return last;
      await pause(READ_EVERY_MS, signal);
    }
  }
}
