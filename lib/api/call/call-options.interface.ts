/**
 * What one call may be given beside its request.
 *
 * @publicApi
 */
export interface CallOptions {
  /** Milliseconds for the whole call, retries included. Default: the option `deadline` of the module (10,000). */
  readonly deadline?: number;
  /** Ends the call. The error says whether the request had gone out. */
  readonly signal?: AbortSignal;
  /** At most this many retries. Default: the option `retries` of the module (2). 0 means none. */
  readonly retries?: number;
}
