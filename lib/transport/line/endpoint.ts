import { isIP, type Socket, type TcpNetConnectOpts } from 'node:net';
import type { ConnectionOptions, SecureContext } from 'node:tls';
import { serverIdentity } from './server-identity.js';

/** Where a connection goes. @internal */
export interface Endpoint {
  readonly host: string;
  readonly port: number;
  /** Of the socket pool, and of the cache of TLS sessions. */
  readonly name: string;
}

/**
 * Node copies options into plain objects before it reads them, so that what somebody has put on `Object.prototype`
 * would count. These lead a socket elsewhere, or take what it reads: each is an own property, and unset.
 */
const NOT_INHERITED = {
  path: undefined,
  socketPath: undefined,
  fd: undefined,
  handle: undefined,
  lookup: undefined,
  localAddress: undefined,
  onread: undefined,
  signal: undefined,
};

/** @internal */
export function tcpOptions({ host, port }: Pick<Endpoint, 'host' | 'port'>): TcpNetConnectOpts {
  const options = {
    ...NOT_INHERITED,
    host,
    port,
    keepAlive: true,
    // Else the request waits until the server has acknowledged the end of our handshake: one round trip more.
    noDelay: true,
  };
  return options as unknown as TcpNetConnectOpts;
}

/**
 * Everything TLS needs, and nothing a caller put into the options of a request.
 *
 * @param inside the open way to the server
 * @internal
 */
export function tlsOptions(
  { host, name }: Endpoint,
  secureContext: SecureContext,
  inside: Socket,
): ConnectionOptions {
  const options = {
    ...NOT_INHERITED,
    ...verification(host),
    socket: inside,
    secureContext,
    // Asks for the moment in which the server has proved itself and has not been shown our certificate yet.
    requestOCSP: true,
    // Node's key of the session cache; without it no TLS session is resumed.
    _agentKey: name,
  };
  return options as ConnectionOptions;
}

/** TLS to a proxy itself. @internal */
export function proxyTlsOptions(
  host: string,
  secureContext: SecureContext,
  inside: Socket,
): ConnectionOptions {
  const options = { ...NOT_INHERITED, ...verification(host), socket: inside, secureContext };
  return options as ConnectionOptions;
}

function verification(host: string): ConnectionOptions {
  return {
    // Node would take the name to verify from the `Host` header.
    host,
    servername: isIP(host) ? '' : host,
    rejectUnauthorized: true,
    ALPNProtocols: ['http/1.1'],
    checkServerIdentity: serverIdentity,
  };
}
