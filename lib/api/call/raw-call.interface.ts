import type { Identity } from '../request/identity.interface.js';
import type { OperationClass } from './retry/operation-class.js';

/** What stands for the operation of a call that has none. @internal */
export const RAW_CALL = 'call';

/**
 * A call for which the client has no method yet.
 *
 * @publicApi
 */
export interface RawCall {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Begins with `/`. The prefix `/api-partner/v1/apps-in-toss` is added unless it is there. */
  readonly path: string;
  /** `api` (default), or `pay` for Toss Pay. */
  readonly host?: 'api' | 'pay';
  /** What repeating the call does: only you know, and retries follow from it. */
  readonly class: OperationClass;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Added to the path, encoded. `undefined` values are left out. */
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>>;
  /** Headers of your own. Those of the connection, of the content and of the identity are refused. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as `authorization: Bearer …`. */
  readonly accessToken?: string;
  /** Sent as `x-toss-user-key` or `x-anon-key`. */
  readonly identity?: Identity;
}
