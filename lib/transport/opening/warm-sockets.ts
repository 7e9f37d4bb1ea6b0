import type { TLSSocket } from 'node:tls';

/**
 * Connections that were opened before anybody asked for one. They wait outside Node's pool, which takes a socket only
 * from a request, and are dropped after the same idle time.
 *
 * @internal
 */
export class WarmSockets {
  readonly #idleTimeout: number;
  readonly #waiting = new Map<string, Set<TLSSocket>>();

  constructor(idleTimeout: number) {
    this.#idleTimeout = idleTimeout;
  }

  put(name: string, socket: TLSSocket): void {
    const waiting = this.#waiting.get(name) ?? new Set();
    this.#waiting.set(name, waiting.add(socket));
    socket.once('close', () => waiting.delete(socket));
    for (const event of BREAKS) socket.on(event, destroy);
    socket.setTimeout(this.#idleTimeout);
    // Waiting is no reason to keep a process alive.
    socket.unref();
  }

  count(name: string): number {
    return this.#waiting.get(name)?.size ?? 0;
  }

  /** One that is still open, if there is one. */
  take(name: string): TLSSocket | undefined {
    const waiting = this.#waiting.get(name);
    for (const socket of waiting ?? []) {
      waiting?.delete(socket);
      if (socket.destroyed || !socket.writable) continue;
      for (const event of BREAKS) socket.off(event, destroy);
      socket.setTimeout(0);
      socket.ref();
      return socket;
    }
    return undefined;
  }

  clear(): void {
    for (const waiting of this.#waiting.values()) for (const socket of waiting) socket.destroy();
    this.#waiting.clear();
  }
}

/**
 * A server has nothing to say before a request. Listening to `data` also keeps the socket flowing: a paused one would
 * not notice that the other side hung up.
 */
const BREAKS = ['error', 'timeout', 'data', 'end'] as const;

/** A connection that breaks while it waits is of no consequence: the request that would have taken it opens another. */
function destroy(this: TLSSocket): void {
  this.destroy();
}
