import type { Socket } from 'node:net';
import { type SecureContext, TLSSocket } from 'node:tls';
import { bareHost } from '../line/allowed-origins.js';
import type { Endpoint } from '../line/endpoint.js';
import { Line } from '../line/line.js';
import { isMoreThanAlert } from '../classification/server-spoke.js';
import type { Road } from '../line/road.js';
import type { SharedSilence } from './shared-silence.js';

/** @internal */
export interface HandshakeOptions {
  readonly origin: string;
  readonly secureContext: SecureContext;
  /** Of the certificate in it, if there is one. */
  readonly fingerprint256?: string | undefined;
  readonly timeoutMs: number;
  readonly road: Road;
  /** Shared by handshakes that are told apart by who hears something. */
  readonly silence?: SharedSilence | undefined;
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

/**
 * Milliseconds for a cut that comes right behind the sign that all is well: some servers let TLS end by itself, ticket
 * and all, and only then look at who it is.
 */
const SECOND_THOUGHTS_MS = 30;

/**
 * One full handshake on a connection of its own, watched to its end. The TCP socket below TLS counts its bytes.
 *
 * @internal
 */
export function handshake({ road, timeoutMs, silence, ...options }: HandshakeOptions): Promise<Handshake> {
  return new Promise((resolve) => {
    let wire: Socket | undefined;
    let secured: string | undefined;
    let before = 0;
    const end = (accepted: boolean, error?: Error): void => {
      clearTimeout(timer);
      const seen = wire && wire.bytesRead - before;
      const serverSpoke = seen === undefined ? undefined : isMoreThanAlert(seen);
      resolve({ accepted, secured, serverSpoke, ...(error && { error }) });
      // OpenSSL may be at work: it tells of sessions in the midst of it.
      setImmediate(() => line.cut());
    };
    const timer = setTimeout(() => end(false), timeoutMs);
    // Behind what has arrived by then: a busy process sees its timers before its sockets.
    const accept = (): void =>
      void setTimeout(() => setImmediate(() => setImmediate(() => end(true))), SECOND_THOUGHTS_MS);
    const started = performance.now();
    const watch = (socket: TLSSocket, over: Socket): void => {
      if (!(over instanceof TLSSocket)) {
        wire = over;
        before = over.bytesRead;
      }
      socket.once('secureConnect', () => {
        secured = socket.getProtocol() ?? 'unknown';
        // TLS 1.2 ends its handshake only after the server has judged the certificate.
        if (secured !== TLS_1_3) accept();
        else silence?.began(performance.now() - started, () => end(false));
      });
      // Under TLS 1.3 a server that accepted the certificate goes on to send a ticket.
      socket.once('session', () => secured && accept());
      socket.once('error', (failure) => end(false, failure));
      socket.once('close', () => end(false, new Error('socket hang up')));
      // Nobody reads; without it an end would not be noticed.
      socket.resume();
    };
    const line = Line.open(
      {
        ...options,
        ...road,
        endpoint: endpointOf(options.origin),
        timeoutMs: timeoutMs + 1_000,
        onTls: watch,
      },
      (error) => error && end(false, error),
    );
  });
}

function endpointOf(origin: string): Endpoint {
  const { hostname, port, host: name } = new URL(origin);
  return { host: bareHost(hostname), port: Number(port || 443), name };
}
