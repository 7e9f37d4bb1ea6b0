import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { Socket } from 'node:net';
import { ProxyRefusedError } from '../fault/socket-refused.error.js';

/** A forward proxy that speaks CONNECT. @internal */
export interface ProxySettings {
  /** `http:` or `https:`, with user name and password if it wants them. */
  readonly url: string;
}

/**
 * Asks a proxy for a tunnel. TLS runs end to end inside it: the proxy learns host and port, and sees neither the
 * certificate nor the request.
 *
 * @param done called once, with the raw socket inside the tunnel or the reason why there is none
 * @returns ends the attempt
 * @internal
 */
export function openTunnel(
  proxy: ProxySettings,
  host: string,
  port: number,
  done: (error: Error | null, socket?: Socket) => void,
): () => void {
  const url = new URL(proxy.url);
  const authority = `${host.includes(':') ? `[${host}]` : host}:${port}`;
  const open = url.protocol === 'https:' ? httpsRequest : httpRequest;
  const connect = open({
    host: url.hostname,
    port: url.port || (url.protocol === 'https:' ? 443 : 80),
    method: 'CONNECT',
    path: authority,
    headers: { host: authority, ...credentials(url) },
    // A connection of its own: it is no longer the proxy's once the tunnel is open.
    agent: false,
  });
  connect.once('connect', (answer: IncomingMessage, socket: Socket) => {
    if (answer.statusCode === 200) return done(null, socket);
    socket.destroy();
    done(new ProxyRefusedError(answer.statusCode ?? 0));
  });
  // A proxy that answers CONNECT with a page of its own, without closing.
  connect.once('response', (answer: IncomingMessage) => {
    connect.destroy();
    done(new ProxyRefusedError(answer.statusCode ?? 0));
  });
  connect.once('error', (error: Error) => done(new ProxyRefusedError(0, error)));
  connect.end();
  return () => connect.destroy();
}

function credentials(url: URL): { 'proxy-authorization'?: string } {
  if (!url.username && !url.password) return {};
  const pair = `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`;
  return { 'proxy-authorization': `Basic ${Buffer.from(pair).toString('base64')}` };
}
