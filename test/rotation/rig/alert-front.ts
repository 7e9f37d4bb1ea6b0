import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { X509Certificate } from 'node:crypto';

/** `certificate_revoked`, fatal, in the clear: what a server sends in the middle of a TLS 1.2 handshake. */
const ALERT = Buffer.from([0x15, 0x03, 0x03, 0x00, 0x02, 0x02, 44]);

/**
 * Stands before a TLS 1.2 server and refuses certificates by a fatal alert, as OpenSSL and HAProxy do and Node cannot.
 * Under TLS 1.2 the client shows its certificate in the clear, so a look at the bytes is enough.
 */
export class AlertFront {
  readonly #refused: Buffer[] = [];
  readonly #sockets = new Set<Socket>();
  refusals = 0;

  private constructor(
    readonly backend: number,
    readonly server = createServer((socket) => this.#accept(socket)),
  ) {}

  static async start(backend: number): Promise<AlertFront> {
    const front = new AlertFront(backend);
    front.server.listen(0, '127.0.0.1', 4_096);
    await once(front.server, 'listening');
    return front;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** Connections that are open go on, as they do with real servers. */
  refuse(pem: string): void {
    this.#refused.push(new X509Certificate(pem).raw);
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    this.server.close();
    await once(this.server, 'close');
  }

  #accept(client: Socket): void {
    const server = connect(this.backend, '127.0.0.1');
    for (const socket of [client, server]) {
      this.#sockets.add(socket.setNoDelay(true));
      socket
        .on('error', () => undefined)
        .once('close', () => {
          this.#sockets.delete(socket);
          client.destroy();
          server.destroy();
        });
    }
    let seen: Buffer | undefined = Buffer.alloc(0);
    client.on('data', (bytes: Buffer) => {
      if (seen) {
        const before = seen;
        const now = Buffer.concat([seen, bytes]);
        seen = now;
        const shown = this.#refused.find((der) => now.includes(der));
        // It passed before it was disabled, and its handshake is over by now.
        if (shown && before.includes(shown)) seen = undefined;
        else if (shown) {
          this.refusals += 1;
          seen = undefined;
          client.removeAllListeners('data').resume();
          client.end(ALERT);
          return;
        }
        // A certificate has come by then, if one was to come.
        if (seen && seen.length > 16_384) seen = undefined;
      }
      server.write(bytes);
    });
    server.on('data', (bytes: Buffer) => void (client.writable && client.write(bytes)));
    server.on('end', () => client.end());
    client.on('end', () => server.end());
  }
}
