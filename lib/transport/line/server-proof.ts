import type { TLSSocket } from 'node:tls';
import { serverIdentity } from './server-identity.js';

/** Node's own, without which a server is judged when the handshake is over, as Node does. */
type Verifying = { readonly _handle?: { verifyError?(): Error | null | undefined } | null };

/**
 * Looks at a server at the one moment when it has proved that it holds the key of its certificate and has not been shown
 * ours: OpenSSL then tells of a stapled OCSP answer, whether there was one or not. Node itself judges a server only
 * after the handshake, when under TLS 1.2 an impostor has seen our certificate.
 *
 * @param host the name or address to prove
 * @param alsoWrong whatever else may be wrong by now
 * @internal
 */
export function demandProof(socket: TLSSocket, host: string, alsoWrong: () => Error | undefined): void {
  socket.once('OCSPResponse', () => {
    const wrong = alsoWrong() ?? unproved(socket, host);
    // In here OpenSSL is at work on this very connection: nothing else may be done to it.
    if (wrong) socket.destroy(wrong);
  });
}

function unproved(socket: TLSSocket, host: string): Error | undefined {
  const untrusted = (socket as unknown as Verifying)._handle?.verifyError?.();
  if (untrusted) return untrusted;
  // A session is resumed only with whom it was agreed with.
  if (socket.isSessionReused()) return undefined;
  return serverIdentity(host, socket.getPeerCertificate());
}
