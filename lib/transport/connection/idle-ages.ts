import type { Duplex } from 'node:stream';
import type { Socket } from 'node:net';

/**
 * Since when connections are idle. Node closes one whose time is over by a timer, which does not run while this process
 * is busy: meanwhile the server may close it, and a request would be sent into nowhere.
 *
 * @internal
 */
export class IdleAges {
  readonly #limitMs: number;
  readonly #since = new WeakMap<Duplex, number>();

  constructor(limitMs: number) {
    this.#limitMs = limitMs;
  }

  begin(socket: Duplex): void {
    this.#since.set(socket, performance.now());
  }

  /** Closes those that are past their time. Oldest first, as Node keeps them. */
  dropStale(idle: readonly Socket[]): void {
    const now = performance.now();
    for (const socket of idle) {
      // Lower than ours where the server has announced its own limit.
      const limit = Math.min(socket.timeout ?? Infinity, this.#limitMs);
      if (now - (this.#since.get(socket) ?? now) < limit) return;
      socket.destroy();
    }
  }
}
