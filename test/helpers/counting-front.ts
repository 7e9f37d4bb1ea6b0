import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import type { MtlsLab } from './mtls-lab.js';

/** A relay before a server, below TLS, that counts what a client sent and can hold it. */
export class CountingFront {
  readonly origin: string;
  /** Bytes that came from clients. */
  bytes = 0;
  connections = 0;
  readonly clients: Socket[] = [];
  readonly #onward: Socket[] = [];
  /** From this connection on (the first is 1), what clients say is counted and goes nowhere. */
  silentFrom = Infinity;
  /** A client says something there. */
  onSilence: () => void = () => undefined;

  private constructor(
    readonly port: number,
    private readonly server: ReturnType<typeof createServer>,
  ) {
    this.origin = `https://127.0.0.1:${port}`;
  }

  /** @param held nothing is read from clients until `release()` */
  static async before(lab: MtlsLab, port: number, { held = false } = {}): Promise<CountingFront> {
    const server = createServer({ pauseOnConnect: held });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const front = new CountingFront((server.address() as AddressInfo).port, server);
    server.on('connection', (client) => front.#relay(client, port));
    lab.onClose(() => {
      for (const socket of [...front.clients, ...front.#onward]) socket.destroy();
      server.close();
    });
    return front;
  }

  /** The next connection. */
  async accepted(): Promise<void> {
    await once(this.server, 'connection');
  }

  hold(): void {
    for (const client of this.clients) client.pause();
  }

  release(): void {
    for (const client of this.clients) client.resume();
  }

  #relay(client: Socket, port: number): void {
    this.connections += 1;
    this.clients.push(client);
    const isSilent = this.connections >= this.silentFrom;
    const server = connect(port, '127.0.0.1');
    this.#onward.push(server);
    client.on('error', () => server.destroy()).on('close', () => server.end());
    server.on('error', () => client.destroy()).on('close', () => client.destroy());
    client.on('data', (chunk: Buffer) => {
      this.bytes += chunk.length;
      if (isSilent) this.onSilence();
      else server.write(chunk);
    });
    server.pipe(client);
  }
}
