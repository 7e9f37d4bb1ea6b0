import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import type { ProxyAct } from './schedule.js';

const OPEN = 'HTTP/1.1 200 Connection established\r\n\r\n';

/** A proxy that does with each CONNECT what a schedule says. */
export class FaultyProxy {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  #tunnels = 0;
  #isSound = false;

  private constructor(readonly acts: readonly ProxyAct[]) {
    this.#server = createServer((socket) => this.#accept(socket));
  }

  static async listen(acts: readonly ProxyAct[]): Promise<FaultyProxy> {
    const proxy = new FaultyProxy(acts);
    proxy.#server.listen(0, '127.0.0.1');
    await once(proxy.#server, 'listening');
    return proxy;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Cuts whatever is open, and is a good proxy from now on. */
  mend(): void {
    this.#isSound = true;
    for (const socket of this.#sockets) socket.destroy();
  }

  /** Ends whatever is open. */
  async finish(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    this.#server.close();
    await once(this.#server, 'close');
  }

  #accept(socket: Socket): void {
    this.#keep(socket);
    socket.once('data', (head: Buffer) => {
      const drawn = this.acts[Math.min(this.#tunnels, this.acts.length - 1)] ?? 'tunnel';
      const act = this.#isSound ? 'tunnel' : drawn;
      this.#tunnels += 1;
      const port = Number(/^CONNECT [^:]+:(\d+)/.exec(head.toString('latin1'))?.[1]);
      this.#act(act, socket, port);
    });
  }

  #act(act: ProxyAct, socket: Socket, port: number): void {
    switch (act) {
      case 'stall':
        return;
      case 'cut':
        return void socket.destroy();
      case '407':
        return void socket.end('HTTP/1.1 407 Who are you\r\ncontent-length: 0\r\n\r\n');
      case '502':
        return void socket.end('HTTP/1.1 502 Bad Gateway\r\ncontent-length: 3\r\n\r\nno\n');
      case 'garbage':
        return void socket.end('\u0000\u0001 what?\r\n\r\n');
      case 'early bytes':
        socket.write(`${OPEN}bytes that no server sent`);
        return this.#tunnel(socket, port);
      case 'tunnel after a word':
        socket.write(`HTTP/1.1 102 Processing\r\n\r\n${OPEN}`);
        return this.#tunnel(socket, port);
      case 'tunnel':
        socket.write(OPEN);
        return this.#tunnel(socket, port);
    }
  }

  #tunnel(socket: Socket, port: number): void {
    const onward = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
    this.#keep(onward);
    onward.once('close', () => socket.destroy());
    socket.once('close', () => onward.destroy());
    socket.pipe(onward).pipe(socket);
  }

  #keep(socket: Socket): void {
    this.#sockets.add(socket);
    socket.on('error', () => undefined);
    socket.once('close', () => this.#sockets.delete(socket));
  }
}
