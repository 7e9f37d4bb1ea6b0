import type { AppsInTossError } from '../../foundation/apps-in-toss.error.js';
import type { Attempt } from '../../foundation/attempt.interface.js';
import type { ApiCode } from '../errors/api-code.js';
import { API_TEXTS } from '../errors/api-message.js';
import { AppsInTossApiError } from '../errors/apps-in-toss-api.error.js';
import { AppsInTossRequestError } from '../errors/apps-in-toss-request.error.js';
import { inContext } from '../../foundation/error-context.js';
import type { Failure } from '../answer/failure.interface.js';
import type { Operation } from './operation.interface.js';
import type { RetryPolicy } from './operation-class.js';
import { OutcomeUnknownError, type Reconcile } from '../errors/outcome-unknown.error.js';

/** A call that ends without a result. @internal */
export interface CallFailure {
  readonly operation: Operation<never, unknown>;
  readonly policy: RetryPolicy;
  readonly last: Failure;
  /** All of them, the last one included. */
  readonly attempts: readonly Attempt[];
  /** Whether an attempt before the last one may have been processed. */
  readonly unknownBefore: boolean;
}

/** The error a caller gets, made of the last attempt's error and of what happened before it. @internal */
export function callError(failure: CallFailure): AppsInTossError {
  const { operation, policy, last, attempts, unknownBefore } = failure;
  const { error, kind } = last;
  const { spent } = operation;
  if (spent && unknownBefore && spent.errorCode === error.errorCode) return spentError(failure, spent.code);
  const hasEffects = operation.class !== 'safe';
  if (hasEffects && (unknownBefore || error.outcome === 'unknown')) {
    return outcomeUnknown(operation, error, attempts, policy.unknownRetryAfterMs);
  }
  return inContext(error, { operation: operation.name, attempts, retryable: kind !== 'final' });
}

/** @internal */
export function outcomeUnknown(
  operation: Operation<never, unknown>,
  cause: AppsInTossError,
  attempts: readonly Attempt[],
  retryAfterMs = 0,
): OutcomeUnknownError {
  const wait = Math.max(retryAfterMs, cause.retryAfterMs ?? 0);
  return new OutcomeUnknownError({
    operation: operation.name,
    hint: operation.afterUnknown,
    retryable: operation.class === 'idempotent',
    retryAfterMs: wait > 0 ? wait : undefined,
    attempts,
    cause,
    reconcile: nothingToRead(operation),
  });
}

/**
 * The code or token is dead for sure, so the caller knows what to do next and this is no `OutcomeUnknownError`; whether
 * it was one of our own attempts that used it is not known, so it is no plain refusal either.
 */
function spentError(
  { operation, last: { error }, attempts }: CallFailure,
  code: ApiCode,
): AppsInTossApiError {
  const { message, hint } = API_TEXTS[code];
  return new AppsInTossApiError({
    code,
    message,
    hint,
    outcome: 'unknown',
    operation: operation.name,
    attempts,
    httpStatus: error.httpStatus,
    errorCode: error.errorCode,
    reason: error.reason,
  });
}

function nothingToRead(operation: Operation<never, unknown>): Reconcile<never> {
  return async () => {
    throw new AppsInTossRequestError({
      code: 'AIT_API_NOTHING_TO_RECONCILE',
      hint: operation.afterUnknown,
      operation: operation.name,
    });
  };
}
