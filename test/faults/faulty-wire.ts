import type { Socket } from 'node:net';
import { Duplex } from 'node:stream';
import type { Act, WireFault } from './schedule.js';

/** A fatal TLS alert in plain text, as something on the way could put it in: bad certificate. */
const PLAIN_ALERT = Buffer.from([0x15, 0x03, 0x03, 0x00, 0x02, 0x02, 0x2a]);

/**
 * The TCP connection as the server's TLS sees it, with one fault in it after so many bytes. What a stall holds back is
 * delivered at the end of the schedule, so that a request that was on its way still counts as processed.
 */
export class FaultyWire extends Duplex {
  #left: number;
  #held: Buffer[] | undefined;
  #mute = false;

  constructor(
    readonly socket: Socket,
    readonly fault: WireFault,
  ) {
    super();
    this.#left = fault.afterBytes;
    socket.on('data', (chunk: Buffer) => this.#in(chunk));
    socket.on('end', () => this.push(null));
    socket.on('close', () => this.destroy());
    socket.on('error', () => this.destroy());
  }

  override _read(): void {
    // Bytes come as they come; the amounts of a test need no holding back.
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    if (this.fault.direction === 'out' && this.#spend(chunk.length)) {
      this.socket.write(chunk.subarray(0, chunk.length + this.#left));
      this.#act();
    } else if (!this.#mute && this.socket.writable) this.socket.write(chunk);
    done();
  }

  override _final(done: () => void): void {
    this.socket.end();
    done();
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.socket.destroy();
    done(error);
  }

  /** Delivers what was held back. */
  release(): void {
    const held = this.#held ?? [];
    this.#held = undefined;
    this.#left = Infinity;
    for (const chunk of held) this.push(chunk);
  }

  #in(chunk: Buffer): void {
    if (this.#held) this.#held.push(chunk);
    else if (this.fault.direction === 'in' && this.#spend(chunk.length)) {
      this.push(chunk.subarray(0, chunk.length + this.#left));
      this.#held = [chunk.subarray(chunk.length + this.#left)];
      this.#act();
    } else if (!this.readableEnded) this.push(chunk);
  }

  /** Whether the fault is within these bytes; `#left` is then how many are too many, below zero. */
  #spend(bytes: number): boolean {
    if (this.#left < 0) return false;
    this.#left -= bytes;
    return this.#left < 0;
  }

  #act(): void {
    const { act } = this.fault;
    if (act === 'plain-alert') this.socket.write(PLAIN_ALERT);
    else endSocket(this.socket, act);
    if (act !== 'stall') this.release();
    else this.#mute = this.fault.direction === 'out';
  }
}

/** Ends a TCP connection in one of the ways; a stall leaves it as it is. */
export function endSocket(socket: Socket, act: Act): void {
  if (act === 'fin') socket.end(() => socket.destroySoon());
  else if (act === 'half-close') socket.end();
  // After a FIN Node cannot reset any more: the handle would stay open for ever.
  else if (act === 'destroy' || (act === 'reset' && socket.writableEnded)) socket.destroy();
  else if (act === 'reset') socket.resetAndDestroy();
}
