import type { RequestOptions } from 'node:https';

/** What a request says of itself. @internal */
export type GivenOptions = Required<
  Pick<RequestOptions, 'agent' | 'host' | 'port' | 'path' | 'method' | 'headers'>
>;

/**
 * The options of a request, and everything else that Node would read from them: as fields of their own, so that nothing
 * that somebody put on `Object.prototype` (credentials, another socket) takes their place. Written out, because spreading
 * two dozen fields is dearer than the rest of what we do for a request.
 *
 * @internal
 */
export function sealedOptions({ agent, host, port, path, method, headers }: GivenOptions): RequestOptions {
  const options = {
    agent,
    host,
    port,
    path,
    method,
    headers,
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
  return options as unknown as RequestOptions;
}
