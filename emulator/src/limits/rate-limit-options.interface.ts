import type { CallLimit } from '../contract/operation-contract.interface.js';
import type { OperationId } from '../contract/operation-types.js';

/**
 * How many calls a minute are served. Whether the 3,000 of the documentation hold for each operation or for all
 * together is not known: `limits` go by operation, `perApp` counts all of them.
 *
 * @publicApi
 */
export interface RateLimitOptions {
  /** Limits in place of the documented ones, by operation. An empty list: none. */
  readonly limits?: Partial<Readonly<Record<OperationId, readonly CallLimit[]>>>;
  /** Calls a minute of one app, whatever they are. Default: no such limit. */
  readonly perApp?: number;
  /** `envelope` (default): HTTP 200, FAIL, `4095`. `http-429`: HTTP 429 with `Retry-After`, as clients in the field also treat it. */
  readonly answer?: 'envelope' | 'http-429';
}
