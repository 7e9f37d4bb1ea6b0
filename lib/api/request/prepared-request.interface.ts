import type { Identity } from './identity.interface.js';

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

/** Where a request goes, and for whom: the part of an operation that is known before its request is. @internal */
export interface RequestTarget {
  /** `<group>.<method>`, such as `login.generateToken`. */
  readonly name: string;
  readonly method: HttpMethod;
  /** Below the prefix that all paths share. */
  readonly path: string;
  readonly host: ApiHost;
  readonly identity: IdentityKind;
}
