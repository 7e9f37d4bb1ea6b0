import type { Attempt } from './attempt.interface.js';
import { brand } from './brand.js';
import type { Hint } from './hint.interface.js';
import type { Outcome } from './outcome.js';
import { safeCause } from './safe-cause.js';

/** What an {@link AppsInTossError} is made of. @publicShape */
export interface AppsInTossErrorDetails {
  readonly code: string;
  readonly message: string;
  readonly hint: Hint;
  readonly outcome: Outcome;
  readonly operation?: string | undefined;
  readonly retryable?: boolean | undefined;
  readonly retryAfterMs?: number | undefined;
  readonly attempts?: readonly Attempt[] | undefined;
  readonly httpStatus?: number | undefined;
  readonly resultType?: string | undefined;
  readonly errorCode?: string | undefined;
  readonly reason?: string | undefined;
  readonly cause?: unknown;
}

/**
 * The base of every error this package throws. `instanceof` holds across the ESM and the CJS copy of the package.
 * Printing it in any way shows no key, no certificate text, no token and no body.
 *
 * @publicApi
 */
export abstract class AppsInTossError extends Error {
  /** Stable code to branch on, such as `AIT_CERT_EXPIRED`. */
  readonly code: string;
  /** What became of the request. `not-sent` for errors that come before any request. */
  readonly outcome: Outcome;
  /** The operation that failed, such as `login.generateToken`. */
  readonly operation?: string;
  /** Whether the same call may be made again without doing anything twice. */
  readonly retryable: boolean;
  /** How long the server asked to wait before the next try, in milliseconds. */
  readonly retryAfterMs?: number;
  /** Every request that went out (or tried to) for this call, oldest first. */
  readonly attempts: readonly Attempt[];
  /** HTTP status of the answer, when there was one. */
  readonly httpStatus?: number;
  /** `resultType` of the answer's envelope, when there was one. */
  readonly resultType?: string;
  /** `errorCode` of the answer's envelope, such as `4095`. */
  readonly errorCode?: string;
  /** The platform's own words (Korean). For people; do not branch on it. */
  readonly reason?: string;
  /** What to do, in Korean and in English. */
  readonly hint: Hint;

  constructor(details: AppsInTossErrorDetails) {
    super(details.message);
    this.code = details.code;
    this.outcome = details.outcome;
    this.retryable = details.retryable ?? false;
    this.attempts = details.attempts ?? [];
    this.hint = details.hint;
    if (details.operation !== undefined) this.operation = details.operation;
    if (details.retryAfterMs !== undefined) this.retryAfterMs = details.retryAfterMs;
    if (details.httpStatus !== undefined) this.httpStatus = details.httpStatus;
    if (details.resultType !== undefined) this.resultType = details.resultType;
    if (details.errorCode !== undefined) this.errorCode = details.errorCode;
    if (details.reason !== undefined) this.reason = details.reason;
    if (details.cause !== undefined) {
      const { cause } = details;
      Object.defineProperty(this, 'cause', {
        value: isAppsInTossError(cause) ? cause : safeCause(cause),
        configurable: true,
        writable: true,
      });
    }
  }

  /** Everything worth logging, and nothing else. */
  toJSON(): Record<string, unknown> {
    const { cause } = this as { cause?: Error & { code?: string } };
    return {
      name: this.name,
      code: this.code,
      message: this.message,
      outcome: this.outcome,
      operation: this.operation,
      retryable: this.retryable,
      retryAfterMs: this.retryAfterMs,
      attempts: this.attempts,
      httpStatus: this.httpStatus,
      resultType: this.resultType,
      errorCode: this.errorCode,
      reason: this.reason,
      hint: this.hint,
      cause: cause && { name: cause.name, code: cause.code, message: cause.message },
    };
  }
}
brand(AppsInTossError, 'AppsInTossError');

/**
 * Whether a caught value is an error of this package, whichever copy of the package made it.
 *
 * @publicApi
 */
export function isAppsInTossError(value: unknown): value is AppsInTossError {
  return value instanceof AppsInTossError;
}

/**
 * Gives a subclass its printed name and its brand. Called once per class, right below it.
 *
 * @internal
 */
export function registerError(
  target: abstract new (...args: never[]) => AppsInTossError,
  name: string,
): void {
  Object.defineProperty(target.prototype, 'name', { value: name, configurable: true, writable: true });
  brand(target, name);
}
