import type { TLSSocket } from 'node:tls';
import type { Endpoint } from '../line/endpoint.js';
import type { Line, Settle } from '../line/line.js';
import { sessionOf } from './session-of.js';
import { WarmSockets } from './warm-sockets.js';

/** Each handshake holds up the requests that are being served meanwhile. */
const WARMED_AT_ONCE = 4;

/**
 * Opens connections ahead of the requests that will use them, and keeps them until those come. One that fails is not
 * tried again: the first request will say why.
 *
 * @internal
 */
export class Reserve {
  readonly #connect: (endpoint: Endpoint, settle: Settle) => Line | undefined;
  readonly #sockets: WarmSockets;
  readonly #onTheirWay = new Set<Line>();
  #closed = false;

  /** @param connect makes a connection, if one may be made */
  constructor(connect: (endpoint: Endpoint, settle: Settle) => Line | undefined, idleTimeout: number) {
    this.#connect = connect;
    this.#sockets = new WarmSockets(idleTimeout);
  }

  /** Connections that wait for a request. */
  count(name: string): number {
    return this.#sockets.count(name);
  }

  /** One that is still open, if there is one. */
  take(name: string): TLSSocket | undefined {
    return this.#sockets.take(name);
  }

  /**
   * Opens some. The first goes ahead, so that the others resume its TLS session instead of each making a full handshake.
   *
   * @returns how many were opened
   */
  async fill(endpoint: Endpoint, count: number): Promise<number> {
    if (count < 1) return 0;
    const first = await this.#opened(endpoint);
    if (!first) return 0;
    if (count > 1) await sessionOf(first);
    let opened = 1;
    let left = count - 1;
    const inTurn = async (): Promise<void> => {
      while (left > 0) {
        left -= 1;
        if (await this.#opened(endpoint)) opened += 1;
      }
    };
    await Promise.all(Array.from({ length: WARMED_AT_ONCE }, inTurn));
    return opened;
  }

  /**
   * Opens one more.
   *
   * @param settle told, in a later turn, when it waits for a request, or why it does not; with neither, where none may be
   * opened any more
   */
  open(endpoint: Endpoint, settle: Settle): void {
    const line = this.#closed
      ? undefined
      : this.#connect(endpoint, (error, socket) => {
          if (line) this.#onTheirWay.delete(line);
          // It may have left service meanwhile.
          const kept = this.#closed ? undefined : socket;
          if (kept) this.#sockets.put(endpoint.name, kept);
          else socket?.destroy();
          settle(error, kept);
        });
    if (line) this.#onTheirWay.add(line);
    else process.nextTick(settle, null);
  }

  #opened(endpoint: Endpoint): Promise<TLSSocket | undefined> {
    return new Promise((resolve) => this.open(endpoint, (_failure, socket) => resolve(socket)));
  }

  /** Ends what nobody uses, on its way or open, and keeps nothing any more. */
  close(): void {
    this.#closed = true;
    for (const line of this.#onTheirWay) line.cut();
    this.#sockets.clear();
  }
}
