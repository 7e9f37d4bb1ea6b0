/** Connections to one host that may be in their handshake at the same time. */
const MOST_OPENING = 8;
/** Milliseconds after which a handshake that drags on no longer holds up others. */
const PATIENCE_MS = 250;

interface Lane {
  opening: number;
  /** Whether the first connection is past its handshake, so that the others can resume its TLS session. */
  led: boolean;
  readonly waiting: Set<() => void>;
}

/**
 * Lets requests take turns in opening connections, where many come at once and no idle connection is there for them:
 * each handshake costs milliseconds of the only thread, and most of a burst is better served by the connections that
 * the others of it have just used. It bounds what is being opened, not what is open: a slow server gets as many
 * connections as there are requests.
 *
 * @internal
 */
export class ConnectGate {
  readonly #lanes = new Map<string, Lane>();
  readonly #idle: (name: string) => boolean;

  /** @param idle whether a pool has a connection that waits for a request */
  constructor(idle: (name: string) => boolean) {
    this.#idle = idle;
  }

  /** Requests that wait for their turn. */
  get queued(): number {
    let count = 0;
    for (const { waiting } of this.#lanes.values()) count += waiting.size;
    return count;
  }

  /** Whether a request may go now. It has to go at once, or the answer is worth nothing. */
  admits(name: string): boolean {
    const lane = this.#lanes.get(name);
    return !lane || (lane.waiting.size === 0 && this.#hasRoom(name, lane));
  }

  /**
   * Queues a request, first come first served.
   *
   * @param go called when it is its turn; must send at once
   * @returns leaves the queue
   */
  wait(name: string, go: () => void): () => void {
    const { waiting } = this.#lane(name);
    waiting.add(go);
    return () => waiting.delete(go);
  }

  /**
   * A connection is being opened.
   *
   * @returns to be called when the handshake is done, or has failed; with `session` if others should wait for that, to
   *   resume it
   */
  opening(name: string): (session?: Promise<void>) => void {
    const lane = this.#lane(name);
    lane.opening += 1;
    const end = (): void => {
      clearTimeout(timer);
      if (ended) return;
      ended = true;
      lane.opening -= 1;
      lane.led = true;
      this.#wake(name, lane);
    };
    let ended = false;
    const timer = setTimeout(end, PATIENCE_MS).unref();
    return (session) => {
      if (session && !lane.led) void session.then(end);
      else end();
    };
  }

  /** A connection has become idle. */
  freed(name: string): void {
    const lane = this.#lanes.get(name);
    if (lane && lane.waiting.size > 0) this.#wake(name, lane);
  }

  /** Nobody waits here any longer: whoever did looks for another way. */
  open(): void {
    for (const { waiting } of this.#lanes.values()) {
      for (const go of waiting) {
        waiting.delete(go);
        go();
      }
    }
  }

  #hasRoom(name: string, { opening, led }: Lane): boolean {
    return opening < (led ? MOST_OPENING : 1) || this.#idle(name);
  }

  #wake(name: string, lane: Lane): void {
    for (const go of lane.waiting) {
      if (!this.#hasRoom(name, lane)) return;
      lane.waiting.delete(go);
      go();
    }
  }

  #lane(name: string): Lane {
    const known = this.#lanes.get(name);
    if (known) return known;
    const lane: Lane = { opening: 0, led: false, waiting: new Set() };
    this.#lanes.set(name, lane);
    return lane;
  }
}
