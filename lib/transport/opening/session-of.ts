import type { TLSSocket } from 'node:tls';

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
      // OpenSSL is at work while it tells of a session; whoever waits for it may close the connection.
      setImmediate(resolve);
    };
    const timer = setTimeout(done, SESSION_TIMEOUT_MS);
    socket.on('session', done);
    socket.on('close', done);
  });
}
