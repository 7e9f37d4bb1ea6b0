import type { Hint } from '../../foundation/hint.interface.js';
import type { ApiCode } from '../errors/api-code.js';
import type { Identity } from '../request/identity.interface.js';
import type { OperationClass, RetryPolicy } from './operation-class.js';

/** @internal */
export type HttpMethod = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** Which of the two hosts: `api`, or `pay` (Toss Pay). @internal */
export type ApiHost = 'api' | 'pay';

/**
 * Who the request speaks for: nobody, the owner of an access token, or whatever the caller of `call()` states.
 *
 * @internal
 */
export type IdentityKind = 'none' | 'bearer' | 'optional-bearer' | 'stated';

/** The parts of one request, checked. @internal */
export interface PreparedRequest {
  readonly body?: unknown;
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>> | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly accessToken?: string | undefined;
  readonly identity?: Identity | undefined;
  /** Values that must not be seen in an error, even when the server repeats them in its answer. */
  readonly secrets?: readonly string[];
}

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
export interface Operation<Request, Result> {
  /** `<group>.<method>`, such as `login.generateToken`. */
  readonly name: string;
  readonly method: HttpMethod;
  /** Below the prefix that all paths share. */
  readonly path: string;
  readonly host: ApiHost;
  readonly identity: IdentityKind;
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
