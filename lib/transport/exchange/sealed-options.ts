import type { RequestOptions } from 'node:https';

/**
 * Everything else that Node would read from the options of a request. As fields of their own, so that nothing that
 * somebody put on `Object.prototype` (credentials, another socket) takes their place.
 *
 * @internal
 */
export const SEALED_OPTIONS: RequestOptions = {
  auth: undefined,
  createConnection: undefined,
  defaultPort: undefined,
  family: undefined,
  hints: undefined,
  hostname: undefined,
  insecureHTTPParser: undefined,
  joinDuplicateHeaders: undefined,
  localAddress: undefined,
  localPort: undefined,
  lookup: undefined,
  maxHeaderSize: undefined,
  protocol: undefined,
  servername: undefined,
  setDefaultHeaders: undefined,
  setHost: undefined,
  signal: undefined,
  socketPath: undefined,
  timeout: undefined,
  uniqueHeaders: undefined,
} as RequestOptions;
