/**
 * What is documented in two ways about anonymous keys.
 *
 * @publicApi
 */
export interface AnonymousKeyOptions {
  /** What `verify` says of a good key: the guide shows the text `"true"`, OpenAPI a boolean. Default `boolean`. */
  readonly verifiedAs?: 'boolean' | 'string';
  /** What `verify` says of a bad key: measured was HTTP 200 with `4010` (default), the documentation says HTTP 401. */
  readonly badKey?: 'fail' | 'http-401';
}
