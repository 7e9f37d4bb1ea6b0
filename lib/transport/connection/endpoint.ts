import { isIP, type Socket } from 'node:net';
import type { ConnectionOptions, SecureContext } from 'node:tls';

/** Where a connection goes. @internal */
export interface Endpoint {
  readonly host: string;
  readonly port: number;
  /** Of the socket pool, and of the cache of TLS sessions. */
  readonly name: string;
}

/**
 * Everything TLS needs, and nothing a caller put into the options of a request.
 *
 * @param inside an open tunnel to speak through
 * @internal
 */
export function tlsOptions(
  { host, port, name }: Endpoint,
  secureContext: SecureContext,
  inside?: Socket,
): ConnectionOptions {
  const options = {
    host,
    ...(inside ? { socket: inside } : { port }),
    // Node would take the name to verify from the `Host` header.
    servername: isIP(host) ? '' : host,
    secureContext,
    rejectUnauthorized: true,
    keepAlive: true,
    ALPNProtocols: ['http/1.1'],
    // Node's key of the session cache; without it no TLS session is resumed.
    _agentKey: name,
  };
  return options;
}
