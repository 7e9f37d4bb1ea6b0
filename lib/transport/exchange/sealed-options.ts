import type { RequestOptions } from 'node:https';

/** What a request says of itself. @internal */
export type GivenOptions = Required<
  Pick<RequestOptions, 'agent' | 'host' | 'port' | 'path' | 'method' | 'headers'>
>;

/** Everything else that Node would read from them. */
const NOT_GIVEN = {
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
};
const NAMES = Object.keys(NOT_GIVEN);

/**
 * The options of a request, of which nothing that somebody put on `Object.prototype` (credentials, another socket) takes
 * a part: where something stands there, the rest are fields of their own. Only there, because Node copies the options
 * three times, and two dozen more fields are dearer than the rest of what we do for a request.
 *
 * @internal
 */
export function sealedOptions(given: GivenOptions): RequestOptions {
  const options = NAMES.some(isInherited) ? { ...NOT_GIVEN, ...given } : given;
  return options as unknown as RequestOptions;
}

function isInherited(name: string): boolean {
  return name in Object.prototype;
}
