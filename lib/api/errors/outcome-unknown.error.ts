import {
  AppsInTossError,
  type AppsInTossErrorDetails,
  registerError,
} from '../../foundation/apps-in-toss.error.js';
import type { ApiCode } from './api-code.js';
import { API_TEXTS } from './api-message.js';

/** Reads what became of a call. @internal */
export type Reconcile<T> = () => Promise<T>;

/** @internal */
export interface OutcomeUnknownErrorDetails<T> extends Pick<
  AppsInTossErrorDetails,
  'operation' | 'hint' | 'retryable' | 'retryAfterMs' | 'attempts'
> {
  /** The error that ended the call. */
  readonly cause: AppsInTossError;
  readonly reconcile: Reconcile<T>;
}

/**
 * An operation with effects ended without an answer that says whether it was carried out. Never treat it as a
 * failure: look with {@link reconcile} first, where the platform offers a read. `cause` is what went wrong.
 *
 * @publicApi
 */
export class OutcomeUnknownError<T = unknown> extends AppsInTossError {
  declare readonly code: ApiCode;
  declare readonly cause: AppsInTossError;
  readonly #reconcile: Reconcile<T>;

  /** @internal */
  constructor(details: OutcomeUnknownErrorDetails<T>) {
    const { reconcile, cause, ...rest } = details;
    super({
      ...rest,
      code: 'AIT_API_OUTCOME_UNKNOWN',
      outcome: 'unknown',
      message: `${API_TEXTS.AIT_API_OUTCOME_UNKNOWN.message}. ${cause.message}`,
      httpStatus: cause.httpStatus,
      resultType: cause.resultType,
      errorCode: cause.errorCode,
      reason: cause.reason,
      cause,
    });
    this.#reconcile = reconcile;
  }

  /**
   * Reads what became of the call. It only reads: nothing is done again.
   *
   * @returns the result of the operation, when it turns out to have been carried out
   * @throws AppsInTossRequestError `AIT_API_NOTHING_TO_RECONCILE` for an operation that has no status read, such as
   *   those of Toss Login; its hint says what to do instead
   */
  reconcile(): Promise<T> {
    return this.#reconcile();
  }
}
registerError(OutcomeUnknownError, 'OutcomeUnknownError');
