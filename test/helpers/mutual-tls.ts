import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import tls from 'node:tls';
import type { Authority } from './pki.js';

export interface MutualTlsServer {
  /** Connects with a context (made to trust the authority), and says which certificate the server saw. */
  fingerprintSeenFrom(secureContext: tls.SecureContext): Promise<string>;
  close(): Promise<void>;
}

/** A TLS server that demands a client certificate of the authority, and answers with the fingerprint it was shown. */
export async function startMutualTlsServer(authority: Authority): Promise<MutualTlsServer> {
  const { cert, key } = await authority.issue({ eku: 'serverAuth', altNames: ['localhost', '127.0.0.1'] });
  const server = tls.createServer(
    { cert, key, ca: authority.pem, requestCert: true, rejectUnauthorized: true },
    (socket) => {
      socket.on('error', () => socket.destroy());
      socket.end(socket.getPeerCertificate().fingerprint256);
    },
  );
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;

  return {
    async fingerprintSeenFrom(secureContext) {
      const socket = tls.connect({ host: '127.0.0.1', port, servername: 'localhost', secureContext });
      try {
        let seen = '';
        for await (const chunk of socket.setEncoding('utf8')) seen += chunk as string;
        return seen;
      } finally {
        socket.destroy();
      }
    },
    async close() {
      server.close();
      await once(server, 'close');
    },
  };
}
