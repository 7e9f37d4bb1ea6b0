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
  /**
   * At most this many retries, and never more than the operation allows. 0 means none. Default: the option `retries` of
   * the module; where that is not set either, what the operation allows, which is 2, and 3 for reads of a status.
   */
  readonly retries?: number;
}
