/** @internal */
export type HttpMethod = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** Which of the two hosts: `api`, or `pay` (Toss Pay). @internal */
export type ApiHost = 'api' | 'pay';

/**
 * Who the request speaks for.
 *
 * - `none`: nobody.
 * - `bearer`, `optional-bearer`: the owner of `accessToken`.
 * - `user-or-anon`: exactly one of `userKey` and `anonKey`; `optional-user-or-anon`: one of them, or neither.
 * - `optional-user`: `userKey`, or nobody.
 * - `stated`: whatever the caller of `call()` states in `accessToken` and `identity`.
 *
 * @internal
 */
export type IdentityKind =
  | 'none'
  | 'bearer'
  | 'optional-bearer'
  | 'user-or-anon'
  | 'optional-user-or-anon'
  | 'optional-user'
  | 'stated';

/** The two fields that say whom a request is about, before it is checked that they fit. @internal */
export interface IdentityFields {
  readonly userKey?: number | string | undefined;
  readonly anonKey?: string | undefined;
}

/** The parts of one request, checked. @internal */
export interface PreparedRequest {
  readonly body?: unknown;
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>> | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly accessToken?: string | undefined;
  /** Where the two fields are found: the request itself, as they stand flat in it. */
  readonly identity?: IdentityFields | undefined;
  /** What stands for each `{name}` of the path. Encoded here; what would leave its place in the path is refused. */
  readonly segments?: Readonly<Record<string, string | number>> | undefined;
  /** Values that must not be seen in an error, even when the server repeats them in its answer. */
  readonly secrets?: readonly string[];
  /** Whether nobody said which values of the body those are, so that each of them may be one. */
  readonly isBodySecret?: boolean;
}

/** Where a request goes, and for whom: the part of an operation that is known before its request is. @internal */
export interface RequestTarget {
  /** `<group>.<method>`, such as `login.generateToken`. */
  readonly name: string;
  readonly method: HttpMethod;
  /** Below the prefix that all paths share. `{name}` stands for a segment that the request brings. */
  readonly path: string;
  readonly host: ApiHost;
  readonly identity: IdentityKind;
}
