/** Connections to one host that may be in their handshake at the same time. */
const MOST_OPENING = 8;
/** Milliseconds after which a handshake that drags on no longer holds up others. */
const PATIENCE_MS = 250;
/** Milliseconds: while connections become idle this often, they serve who waits, and only one is opened in that time. */
const NEXT_IDLE_MS = 10;

/** The connections to one host. */
interface Lane {
  opening: number;
  /** Whether the first connection is past its handshake, so that the others can resume its TLS session. */
  led: boolean;
  /** When one was last begun, and when one last became idle. */
  openedAt: number;
  idleAt: number;
  readonly waiting: Set<() => void>;
  timer: NodeJS.Timeout | undefined;
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
    const lane = this.#lane(name);
    lane.waiting.add(go);
    this.#lookAgain(name, lane);
    return () => lane.waiting.delete(go);
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
    lane.openedAt = performance.now();
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
    if (!lane) return;
    lane.idleAt = performance.now();
    if (lane.waiting.size > 0) this.#wake(name, lane);
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

  #hasRoom(name: string, lane: Lane): boolean {
    return this.#idle(name) || mayOpen(lane, performance.now());
  }

  #wake(name: string, lane: Lane): void {
    for (const go of lane.waiting) {
      if (!this.#hasRoom(name, lane)) break;
      lane.waiting.delete(go);
      go();
    }
    this.#lookAgain(name, lane);
  }

  /** Where nothing happens that would wake them. */
  #lookAgain(name: string, lane: Lane): void {
    if (lane.waiting.size === 0 || lane.timer) return;
    lane.timer = setTimeout(() => {
      lane.timer = undefined;
      this.#wake(name, lane);
    }, NEXT_IDLE_MS).unref();
  }

  #lane(name: string): Lane {
    const known = this.#lanes.get(name);
    if (known) return known;
    const never = -Infinity;
    const lane: Lane = {
      opening: 0,
      led: false,
      openedAt: never,
      idleAt: never,
      waiting: new Set(),
      timer: undefined,
    };
    this.#lanes.set(name, lane);
    return lane;
  }
}

function mayOpen({ opening, led, openedAt, idleAt }: Lane, now: number): boolean {
  if (opening >= (led ? MOST_OPENING : 1)) return false;
  return now - idleAt > NEXT_IDLE_MS || now - openedAt > NEXT_IDLE_MS;
}
