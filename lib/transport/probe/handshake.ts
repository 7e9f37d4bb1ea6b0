import { connect as connectTcp, type Socket } from 'node:net';
import { connect as connectTls, type SecureContext, TLSSocket } from 'node:tls';
import { bareHost } from '../connection/allowed-origins.js';
import { type Endpoint, tlsOptions } from '../connection/endpoint.js';
import { openTunnel, type ProxySettings } from '../connection/proxy-tunnel.js';

/** @internal */
export interface HandshakeOptions {
  readonly origin: string;
  readonly secureContext: SecureContext;
  readonly timeoutMs: number;
  readonly proxy?: ProxySettings | undefined;
}

/** How far a handshake came. @internal */
export interface Handshake {
  /** The server went on after it had seen what we present. */
  readonly accepted: boolean;
  /** The version of TLS under which our side of the handshake ended; undefined when it did not. */
  readonly secured: string | undefined;
  /** Bytes beyond a bare alert came from the server before our side ended; undefined where that cannot be seen. */
  readonly serverSpoke: boolean | undefined;
  /** Why it ended; absent when it was accepted, or when time ran out. */
  readonly error?: Error;
}

/** Where our side of a handshake ends before the server has judged the certificate. @internal */
export const TLS_1_3 = 'TLSv1.3';

/** Header and body of an alert in the clear. */
const ALERT_BYTES = 7;

/**
 * One full handshake on a connection of its own, watched to its end. TLS goes over a TCP socket made here, because only
 * that one counts the bytes of a handshake.
 *
 * @internal
 */
export function handshake(options: HandshakeOptions): Promise<Handshake> {
  return new Promise((resolve) => {
    const endpoint = endpointOf(options.origin);
    let raw: Socket | undefined;
    let tls: TLSSocket | undefined;
    let secured: string | undefined;
    let before = 0;
    const end = (accepted: boolean, error?: Error): void => {
      clearTimeout(timer);
      const seen = raw && !(raw instanceof TLSSocket) ? raw.bytesRead - before : undefined;
      const serverSpoke = seen === undefined ? undefined : seen > ALERT_BYTES;
      for (const socket of [tls, raw]) {
        socket?.removeAllListeners();
        // Whatever it still has to say, the verdict is given.
        socket?.on('error', () => undefined);
        socket?.destroy();
      }
      cancel();
      resolve({ accepted, secured, serverSpoke, ...(error && { error }) });
    };
    const timer = setTimeout(() => end(false), options.timeoutMs);
    const secure = (error: Error | null, socket?: Socket): void => {
      raw = socket;
      if (error || !socket) return end(false, error ?? new Error('socket hang up'));
      before = socket.bytesRead;
      tls = connectTls(tlsOptions(endpoint, options.secureContext, socket));
      tls.once('secureConnect', () => {
        secured = tls?.getProtocol() ?? 'unknown';
        // TLS 1.2 ends its handshake only after the server has judged the certificate.
        if (secured !== TLS_1_3) end(true);
      });
      // Under TLS 1.3 a server that accepted the certificate goes on to send a ticket.
      tls.once('session', () => secured && end(true));
      tls.once('error', (failure) => end(false, failure));
      tls.once('close', () => end(false, new Error('socket hang up')));
    };
    const cancel = options.proxy
      ? openTunnel(options.proxy, endpoint.host, endpoint.port, secure)
      : openTcp(endpoint, secure);
  });
}

function openTcp({ host, port }: Endpoint, done: (error: Error | null, socket?: Socket) => void): () => void {
  const socket = connectTcp({ host, port });
  const failed = (error: Error): void => done(error);
  socket.once('error', failed);
  socket.once('connect', () => {
    socket.off('error', failed);
    done(null, socket);
  });
  return () => socket.destroy();
}

function endpointOf(origin: string): Endpoint {
  const { hostname, port, host: name } = new URL(origin);
  return { host: bareHost(hostname), port: Number(port || 443), name };
}
