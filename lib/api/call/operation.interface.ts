import type { Hint } from '../../foundation/hint.interface.js';
import type { ApiCode } from '../errors/api-code.js';
import type { PreparedRequest, RequestTarget } from '../request/prepared-request.interface.js';
import type { OperationClass, RetryPolicy } from './operation-class.js';

/** Decrypts one personal field. @internal */
export type Decrypt = (field: string, value: string) => string;

/** What a parser may use. @internal */
export interface ParseTools {
  /** Absent when the option `decryption` is not set. */
  readonly decrypt?: Decrypt | undefined;
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
  /** Advice by `errorCode`, where it differs from the common one. */
  readonly hints?: Readonly<Record<string, Hint>>;
  /** The `errorCode` that, after an attempt of unknown outcome, means that this attempt may have been carried out. */
  readonly spent?: { readonly errorCode: string; readonly code: ApiCode };
  /** What to do when the outcome is unknown. */
  readonly afterUnknown: Hint;
  /** Checks the request of the caller. @throws AppsInTossRequestError */
  prepare(request: Request): PreparedRequest;
  /** Makes the result of the `success` part. @throws AppsInTossApiError when it has not the documented form */
  parse(success: unknown, tools: ParseTools): Result;
}
