import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** Stands between a client and a proxy, passes every byte on and keeps a copy: what the proxy can see. */
export class Recorder {
  readonly #chunks: Buffer[] = [];
  readonly #sockets = new Set<Socket>();
  readonly #server = createServer((client) => this.#passOn(client));
  connections = 0;

  private constructor(private readonly target: number) {}

  static async before(port: number): Promise<Recorder> {
    const recorder = new Recorder(port);
    recorder.#server.listen(0, '127.0.0.1');
    await once(recorder.#server, 'listening');
    return recorder;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** Everything that went by, in both directions. */
  get bytes(): Buffer {
    return Buffer.concat(this.#chunks);
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await once(this.#server.close(), 'close');
  }

  #passOn(client: Socket): void {
    this.connections += 1;
    const proxy = connect(this.target, '127.0.0.1');
    for (const [from, to] of [
      [client, proxy],
      [proxy, client],
    ] as const) {
      this.#sockets.add(from);
      from.on('data', (chunk: Buffer) => this.#chunks.push(chunk));
      from.on('error', () => undefined);
      from.once('close', () => {
        this.#sockets.delete(from);
        to.destroy();
      });
      from.pipe(to);
    }
  }
}
