import type { AppsInTossError } from '../../foundation/apps-in-toss.error.js';
import type { Attempt } from '../../foundation/attempt.interface.js';
import type { Hint } from '../../foundation/hint.interface.js';
import type { ErrorCodes } from '../answer/known-error-code.js';
import type { ApiCode } from '../errors/api-code.js';
import type { OutcomeUnknownError } from '../errors/outcome-unknown.error.js';
import type { PreparedRequest, RequestTarget } from '../request/prepared-request.interface.js';
import type { CallOptions } from './call-options.interface.js';
import type { OperationClass, RetryPolicy } from './retry/operation-class.js';

/** Decrypts one personal field. @internal */
export type Decrypt = (field: string, value: string) => string;

/** What a parser may use. @internal */
export interface ParseTools {
  /** Absent when the option `decryption` is not set. */
  readonly decrypt?: Decrypt | undefined;
}

/** What the settling of one call may use. It only reads: nothing here repeats the call. @internal */
export interface ReconcileContext<Result> {
  /** The error that ended the call. */
  readonly cause: AppsInTossError;
  readonly attempts: readonly Attempt[];
  /**
   * Runs an operation that reads. Without options it has the deadline and the retries of the call, from now on, and
   * not its signal, which may be why the call ended.
   */
  read<Request, Answer>(
    operation: Operation<Request, Answer>,
    request: Request,
    options?: CallOptions,
  ): Promise<Answer>;
  /** What to throw when the reads do not tell either; its `reconcile()` reads again. */
  undecided(): OutcomeUnknownError<Result>;
}

/**
 * One API method, declared once as data. The methods of the client, the names in metrics and the tables of the
 * documentation follow from it.
 *
 * @internal
 */
export interface Operation<Request, Result> extends RequestTarget {
  readonly class: OperationClass;
  /** Where it differs from the policy of its class. */
  readonly retry?: Partial<RetryPolicy>;
  /** What the error codes of its group mean; those that all groups share stand behind them. */
  readonly codes?: ErrorCodes;
  /** Advice by `errorCode`, where that of this operation differs from that of its group. */
  readonly hints?: Readonly<Record<string, Hint>>;
  /** The `errorCode` that, after an attempt of unknown outcome, means that this attempt may have been carried out. */
  readonly spent?: { readonly errorCode: string; readonly code: ApiCode };
  /** What to do when the outcome is unknown. */
  readonly afterUnknown: Hint;
  /** Checks the request of the caller. @throws AppsInTossRequestError */
  prepare(request: Request): PreparedRequest;
  /** Makes the result of the `success` part. @throws AppsInTossApiError when it has not the documented form */
  parse(success: unknown, tools: ParseTools): Result;
  /**
   * Finds out by reading what became of a call whose outcome is unknown. Left out where the platform has no read for
   * it; `OutcomeUnknownError.reconcile()` then says so.
   *
   * @returns the result, when it turns out to have been carried out
   * @throws AppsInTossError outcome `refused` when it turns out not to have been; `context.undecided()` when nothing tells
   */
  reconcile?(request: Request, context: ReconcileContext<Result>): Promise<Result>;
}
