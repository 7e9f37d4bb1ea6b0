import type { Socket } from 'node:net';
import { ProxyRefusedError } from '../fault/socket-refused.error.js';
import type { ForwardProxy } from './forward-proxy.js';

/** Longer than the head of any answer to CONNECT. */
const MOST_BYTES = 65_536;
const END_OF_HEAD = '\r\n\r\n';
const STATUS_LINE = /^HTTP\/1\.[01] (\d{3})(?: |\r\n)/;

/**
 * Asks a proxy for a tunnel, over a connection that is open. TLS runs end to end inside it: the proxy learns host and
 * port, and sees neither the certificate nor the request.
 *
 * By hand, because Node's client takes a provisional answer (1xx) for the last one.
 *
 * @param done called once, when everything that is sent from now on reaches the server, or with the reason why not
 * @internal
 */
export function openTunnel(
  proxy: ForwardProxy,
  socket: Socket,
  { host, port }: { readonly host: string; readonly port: number },
  done: (error: Error | null) => void,
): void {
  let head = '';
  const end = (error: Error | null): void => {
    socket.off('data', onData);
    socket.off('end', onEnd);
    // What comes from now on is for TLS, which reads below this stream.
    socket.pause();
    done(error);
  };
  const onEnd = (): void => end(new ProxyRefusedError(0, new Error('it hung up')));
  const onData = (chunk: Buffer): void => {
    head += chunk.toString('latin1');
    for (;;) {
      const at = head.indexOf(END_OF_HEAD);
      const status = Number(STATUS_LINE.exec(head)?.[1] ?? NaN);
      if (at < 0) {
        const isStrange = head.length > 12 && Number.isNaN(status);
        if (isStrange || head.length > MOST_BYTES) end(strange());
        return;
      }
      if (Number.isNaN(status)) return end(strange());
      const rest = head.slice(at + END_OF_HEAD.length);
      if (status >= 200) return end(verdict(status, rest));
      head = rest;
    }
  };
  socket.on('data', onData);
  socket.on('end', onEnd);
  socket.write(proxy.connectRequest(host, port), 'latin1');
}

/** Every 2xx opens the tunnel (RFC 9110, section 9.3.6). In it the client speaks first. */
function verdict(status: number, rest: string): Error | null {
  if (status >= 300) return new ProxyRefusedError(status);
  return rest === '' ? null : strange();
}

function strange(): Error {
  return new ProxyRefusedError(0, new Error('its answer to CONNECT is not HTTP'));
}
