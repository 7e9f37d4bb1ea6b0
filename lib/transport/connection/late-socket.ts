import { Duplex } from 'node:stream';
import type { TLSSocket } from 'node:tls';

/**
 * A connection for those who want it in their hand at once, such as tools that stand between `node:https` and its agent
 * to record or replace answers. What is written waits until the handshake is done.
 *
 * @internal
 */
export class LateSocket extends Duplex {
  #socket: TLSSocket | undefined;
  #waiting: (() => void) | undefined;

  readonly encrypted = true;
  connecting = true;

  get authorized(): boolean {
    return this.#socket?.authorized ?? false;
  }

  get alpnProtocol(): string | false | null {
    return this.#socket?.alpnProtocol ?? false;
  }

  /** The connection is ready. */
  attach(socket: TLSSocket): void {
    if (this.destroyed) return void socket.destroy();
    this.#socket = socket;
    this.connecting = false;
    socket.on('data', (chunk: Buffer) => {
      if (!this.push(chunk)) socket.pause();
    });
    socket.on('end', () => this.push(null));
    socket.on('error', (error) => this.destroy(error));
    socket.on('close', () => this.destroy());
    this.emit('connect');
    this.emit('ready');
    this.emit('secureConnect');
    this.emit('session', socket.getSession());
    this.#waiting?.();
  }

  address(): object {
    return this.#socket?.address() ?? {};
  }

  getPeerCertificate(detailed?: boolean): object {
    return this.#socket?.getPeerCertificate(detailed as true) ?? {};
  }

  getProtocol(): string | null {
    return this.#socket?.getProtocol() ?? null;
  }

  getSession(): Buffer | undefined {
    return this.#socket?.getSession();
  }

  isSessionReused(): boolean {
    return this.#socket?.isSessionReused() ?? false;
  }

  setTimeout(milliseconds: number): this {
    this.#socket?.setTimeout(milliseconds, () => this.emit('timeout'));
    return this;
  }

  setNoDelay(): this {
    return this;
  }

  setKeepAlive(): this {
    return this;
  }

  ref(): this {
    this.#socket?.ref();
    return this;
  }

  unref(): this {
    this.#socket?.unref();
    return this;
  }

  override _read(): void {
    this.#socket?.resume();
  }

  override _write(chunk: Buffer, encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    this.#whenReady((socket) => socket.write(chunk, encoding, done));
  }

  override _final(done: () => void): void {
    this.#whenReady((socket) => socket.end(done));
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.#socket?.destroy();
    done(error);
  }

  #whenReady(run: (socket: TLSSocket) => void): void {
    if (this.#socket) run(this.#socket);
    else this.#waiting = () => this.#socket && run(this.#socket);
  }
}
