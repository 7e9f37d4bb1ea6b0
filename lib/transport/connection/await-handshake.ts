import type { TLSSocket } from 'node:tls';
import { HandshakeTimeoutError, SocketRefusedError } from '../fault/socket-refused.error.js';

/** Told once, when a connection is ready for a request or will never be. @internal */
export type Settle = (error: Error | null, socket?: TLSSocket) => void;

/**
 * Waits until the TLS handshake of a socket is done, so that nobody writes into it before.
 *
 * @internal
 */
export function awaitHandshake(socket: TLSSocket, timeoutMs: number, settle: Settle): void {
  const timer = setTimeout(() => socket.destroy(new HandshakeTimeoutError()), timeoutMs);
  const done = (error: Error | null): void => {
    clearTimeout(timer);
    socket.removeListener('secureConnect', onSecure);
    socket.removeListener('error', done);
    socket.removeListener('close', onClose);
    if (error) settle(error);
    else settle(null, socket);
  };
  const onSecure = (): void => done(null);
  const onClose = (): void => done(new SocketRefusedError('closed'));
  socket.on('secureConnect', onSecure);
  socket.on('error', done);
  socket.on('close', onClose);
}

/** Some servers hand out no sessions; what waits for one then goes on without. */
const SESSION_TIMEOUT_MS = 100;

/** Waits until a connection has a TLS session that others can resume. Under TLS 1.3 it comes after the handshake. @internal */
export function sessionOf(socket: TLSSocket): Promise<void> {
  if (socket.getProtocol() !== 'TLSv1.3') return Promise.resolve();
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      socket.off('session', done);
      socket.off('close', done);
      resolve();
    };
    const timer = setTimeout(done, SESSION_TIMEOUT_MS);
    socket.on('session', done);
    socket.on('close', done);
  });
}
