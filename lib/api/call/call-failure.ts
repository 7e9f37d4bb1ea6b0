import type { AppsInTossError } from '../../foundation/apps-in-toss.error.js';
import type { Hint } from '../../foundation/hint.interface.js';
import type { Attempt } from '../../foundation/attempt.interface.js';
import type { ApiCode } from '../errors/api-code.js';
import { API_TEXTS } from '../errors/api-message.js';
import { AppsInTossApiError } from '../errors/apps-in-toss-api.error.js';
import { AppsInTossRequestError } from '../errors/apps-in-toss-request.error.js';
import { inContext } from '../../foundation/error-context.js';
import type { Failure } from '../answer/failure.interface.js';
import type { Operation } from './operation.interface.js';
import type { RetryPolicy } from './retry/operation-class.js';
import { OutcomeUnknownError, type Reconcile } from '../errors/outcome-unknown.error.js';

/** A call that ends without a result. @internal */
export interface CallFailure<Result> {
  readonly operation: Operation<never, Result>;
  readonly policy: RetryPolicy;
  readonly last: Failure;
  /** All of them, the last one included. */
  readonly attempts: readonly Attempt[];
  /** Whether an attempt before the last one may have been processed. */
  readonly unknownBefore: boolean;
  /** Reads what became of it, where the operation can. */
  readonly reconcile?: Reconciler<Result> | undefined;
}

/** Settles a call by reading, given the error that ended it. @internal */
export type Reconciler<Result> = (
  cause: AppsInTossError,
  attempts: readonly Attempt[],
  undecided: () => OutcomeUnknownError<Result>,
) => Promise<Result>;

/** The error a caller gets, made of the last attempt's error and of what happened before it. @internal */
export function callError<Result>(failure: CallFailure<Result>): AppsInTossError {
  const { operation, policy, last, attempts, unknownBefore, reconcile } = failure;
  const { error, kind } = last;
  const { spent } = operation;
  if (spent && unknownBefore && spent.errorCode === error.errorCode) return spentError(failure, spent.code);
  const hasEffects = operation.class !== 'safe';
  if (hasEffects && (unknownBefore || error.outcome === 'unknown')) {
    const { unknownRetryAfterMs: retryAfterMs } = policy;
    return outcomeUnknown({ operation, cause: error, attempts, retryAfterMs, reconcile });
  }
  return inContext(error, {
    operation: operation.name,
    attempts,
    retryable: kind !== 'final',
    // What a call became is the worst of what its attempts became.
    ...(unknownBefore && { outcome: 'unknown' as const }),
  });
}

/** A call of which nothing tells whether it was carried out. @internal */
export interface UnknownCall<Result> {
  readonly operation: Operation<never, Result>;
  readonly cause: AppsInTossError;
  readonly attempts?: readonly Attempt[];
  readonly retryAfterMs?: number | undefined;
  readonly reconcile?: Reconciler<Result> | undefined;
}

/** @internal */
export function outcomeUnknown<Result>(call: UnknownCall<Result>): OutcomeUnknownError<Result> {
  const { operation, cause, attempts = [], retryAfterMs = 0, reconcile } = call;
  const wait = Math.max(retryAfterMs, cause.retryAfterMs ?? 0);
  return new OutcomeUnknownError<Result>({
    operation: operation.name,
    hint: hintAfter(cause, operation.afterUnknown),
    retryable: operation.class === 'idempotent',
    retryAfterMs: wait > 0 ? wait : undefined,
    attempts,
    cause,
    reconcile: reconcile
      ? () => reconcile(cause, attempts, () => outcomeUnknown(call))
      : nothingToRead(operation),
  });
}

/** A rejected certificate comes first: until it is replaced, everything else that one could do ends the same way. */
function hintAfter({ code, hint }: AppsInTossError, afterUnknown: Hint): Hint {
  if (!/^AIT_CERT_(?!REVOKED$)/.test(code)) return afterUnknown;
  return { ko: `${hint.ko} ${afterUnknown.ko}`, en: `${hint.en} ${afterUnknown.en}` };
}

/**
 * The code or token is dead for sure, so the caller knows what to do next and this is no `OutcomeUnknownError`; whether
 * it was one of our own attempts that used it is not known, so it is no plain refusal either.
 */
function spentError(
  { operation, last: { error }, attempts }: Pick<CallFailure<unknown>, 'operation' | 'last' | 'attempts'>,
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
