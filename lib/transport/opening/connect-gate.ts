import type { TLSSocket } from 'node:tls';
import { BURST, BurstLesson } from './burst-lesson.js';
import { HandshakeCosts } from './handshake-costs.js';
import { type Loop, NODES_LOOP } from './loop.js';
import { sessionOf } from './session-of.js';
import { Turnover } from './turnover.js';

/** Connections to one host that may be in their handshake at the same time. */
const MOST_OPENING = 256;
/** Milliseconds the first one has for itself: near by it is done by then, and the others resume its TLS session. */
const HEAD_START_MS = 12;
/** While connections turn over, the part of the thread that more of them may cost. */
const SHARE_OF_MORE = 1 / 20;
/** Of a thread that is as busy as this, handshakes would take the time from the requests. */
const FULL_LOAD = 0.9;
/**
 * Milliseconds of the thread that a call costs, roughly. With as many connections as calls fit into the way there and back
 * the thread always has work; more of them would lie idle.
 */
const CALL_MS = 0.2;

/** The connections of whoever has a gate, by the name of their host. @internal */
export interface Pool {
  /** Those that wait for a request. */
  idle(name: string): number;
  inUse(name: string): number;
  /** Opens one for whoever needs one next, and says so to the gate like of every other. */
  open(name: string): void;
}

/** Called when it is the turn of a request: there is a connection for it, or one that was opened for it has failed. @internal */
export type Go = (failure?: Error) => void;

/** The connections to one host. */
interface Lane {
  readonly name: string;
  readonly waiting: Set<Go>;
  readonly turnover: Turnover;
  /**
   * Nobody waited before this turn: of what was sent in it nothing can have come back yet, and what has come back may not
   * have been handed on.
   */
  isNew: boolean;
  opening: number;
  /** Of them, those that nobody has taken yet. */
  coming: number;
  /** Whether a first connection has gone ahead, and until when the others let it. */
  hasBegun: boolean;
  aloneUntil: number;
  /** When the next may begin, as far as the thread is concerned. */
  nextAt: number;
  /** Milliseconds from the beginning of a connection until it can be used; 0 while nobody knows. */
  opensIn: number;
  readonly lesson: BurstLesson;
  /** Calls off the next look, where there is to be one. */
  callOff: (() => void) | undefined;
}

/**
 * Lets requests take turns in opening connections, where many come at once and no idle connection is there for them.
 *
 * Two things make a burst slow, and they are told apart by measuring both. A handshake costs milliseconds of the only
 * thread: so one begins when the thread has had the time for the one before, and nothing stands still meanwhile. And it
 * takes round trips: so none is begun where those who wait have one of the others sooner. Which of the two it turned
 * out to be does not matter to a request: it takes what is there first, and what was opened for it serves the next.
 *
 * It bounds what is being opened, not what is open: a slow server gets as many connections as there are requests.
 *
 * @internal
 */
export class ConnectGate {
  readonly #pool: Pool;
  readonly #lanes = new Map<string, Lane>();
  readonly #loop: Loop;
  readonly #costs: HandshakeCosts;

  constructor(pool: Pool, loop = NODES_LOOP) {
    this.#pool = pool;
    this.#loop = loop;
    this.#costs = new HandshakeCosts(loop);
  }

  /** Requests that wait for their turn. */
  get queued(): number {
    let count = 0;
    for (const { waiting } of this.#lanes.values()) count += waiting.size;
    return count;
  }

  /**
   * Whether a request may go now: a connection is there for it, or there is none at all and it opens the first. It has to
   * go at once, or the answer is worth nothing.
   */
  admits(name: string): boolean {
    const lane = this.#lanes.get(name);
    if (lane?.waiting.size) return false;
    return this.#pool.idle(name) > 0 || (!lane?.opening && this.#pool.inUse(name) === 0);
  }

  /**
   * Queues a request, first come first served.
   *
   * @param go must send at once
   * @returns leaves the queue
   */
  wait(name: string, go: Go): () => void {
    const lane = this.#lane(name);
    if (lane.waiting.size === 0) lane.isNew = true;
    lane.waiting.add(go);
    this.#lookAgain(lane);
    return () => lane.waiting.delete(go);
  }

  /**
   * A connection is being opened.
   *
   * @param isTaken by the request that opens it: else it is for whoever needs one next
   * @returns to be called once, when the handshake is done, with what came of it
   */
  opening(name: string, isTaken: boolean): (socket?: TLSSocket, failure?: Error | null) => void {
    const lane = this.#lane(name);
    const begun = this.#loop.now();
    const { each } = this.#costs;
    this.#costs.begin(this.#isBurst(lane));
    lane.opening += 1;
    if (!isTaken) lane.coming += 1;
    // A timer is late by a millisecond or two; so much is made up for.
    lane.nextAt = Math.max(lane.nextAt, begun - each) + each;
    if (!lane.hasBegun) lane.aloneUntil = begun + HEAD_START_MS;
    lane.hasBegun = true;
    return (socket, failure) => {
      this.#costs.end(this.#isBurst(lane));
      lane.opening -= 1;
      if (!isTaken) lane.coming -= 1;
      if (socket) {
        const took = this.#loop.now() - begun;
        lane.opensIn += (took - lane.opensIn) / (lane.opensIn === 0 ? 1 : 4);
      } else {
        // Spare ones would fail as well.
        lane.lesson.forget();
      }
      if (failure) this.#nextOf(lane)?.(failure);
      this.#followed(lane, socket);
      this.#serve(lane);
      this.#open(lane);
    };
  }

  /** A connection has become idle. */
  freed(name: string): void {
    const lane = this.#lanes.get(name);
    if (!lane) return;
    lane.turnover.freed();
    this.#costs.called();
    this.#serve(lane);
  }

  /** Nobody waits here any longer: whoever did looks for another way. */
  open(): void {
    for (const lane of this.#lanes.values()) {
      lane.lesson.forget();
      lane.callOff?.();
      lane.callOff = undefined;
      for (const go of lane.waiting) {
        lane.waiting.delete(go);
        go();
      }
    }
  }

  /** The first connection is through: those behind it need not wait longer than for its session. */
  #followed(lane: Lane, socket: TLSSocket | undefined): void {
    if (this.#loop.now() >= lane.aloneUntil) return;
    const follow = (): void => {
      lane.aloneUntil = -Infinity;
      this.#open(lane);
    };
    if (socket) void sessionOf(socket).then(follow);
    else follow();
  }

  /** Those who wait longest go first, with the connections that are there. */
  #serve(lane: Lane): void {
    while (lane.waiting.size > 0 && this.#pool.idle(lane.name) > 0) this.#nextOf(lane)?.();
  }

  #nextOf({ waiting }: Lane): Go | undefined {
    for (const go of waiting) {
      waiting.delete(go);
      return go;
    }
    return undefined;
  }

  #mayOpen(lane: Lane): boolean {
    const now = this.#loop.now();
    if (lane.opening >= MOST_OPENING) return false;
    if (lane.isNew || now < lane.aloneUntil) return false;
    lane.turnover.look();
    const { each } = this.#costs;
    return now >= lane.nextAt + (this.#turnsOver(lane) ? each / SHARE_OF_MORE - each : 0);
  }

  /** Whether those who wait have a connection of the others sooner than one of their own. */
  #turnsOver({ name, waiting, opening, coming, turnover: { perMs, load }, opensIn }: Lane): boolean {
    const inUse = this.#pool.inUse(name);
    if (inUse === 0) return false;
    // Those that are being opened will turn over as fast as those in use.
    const soon = perMs * (1 + opening / inUse);
    if (Math.max(1, waiting.size - coming) <= soon * opensIn) return true;
    // A handshake costs more time than the next one to come free, and the thread has no other time.
    return load > FULL_LOAD && perMs * this.#costs.each > 1;
  }

  /** Whether opening connections is what the thread is busy with. */
  #isBurst(lane: Lane): boolean {
    return Math.max(lane.waiting.size, lane.opening) >= BURST || this.#wantsSpare(lane);
  }

  /** No more than there are requests without one. */
  #open(lane: Lane): void {
    while (lane.waiting.size > lane.coming && this.#mayOpen(lane)) this.#pool.open(lane.name);
    this.#lookAgain(lane);
  }

  /** Where nothing happens that would open one. */
  #lookAgain(lane: Lane): void {
    if (lane.callOff || (lane.waiting.size === 0 && !this.#wantsSpare(lane))) return;
    lane.callOff = this.#loop.later(this.#costs.each, () => {
      lane.callOff = undefined;
      if (lane.waiting.size === 0) this.#addSpare(lane);
      else this.#learn(lane);
      if (lane.isNew) this.#begin(lane);
      else this.#open(lane);
    });
  }

  /** What comes back is counted from here. */
  #begin(lane: Lane): void {
    lane.isNew = false;
    lane.turnover.begin();
    this.#lookAgain(lane);
  }

  /** Of those who wait longer than a turn. */
  #learn(lane: Lane): void {
    const atOnce = lane.waiting.size + lane.opening - lane.coming + this.#pool.inUse(lane.name);
    lane.lesson.note(atOnce, this.#loop.now());
  }

  /** A burst opens no more connections than get it through soonest. The next finds more, if the thread has the time. */
  #addSpare(lane: Lane): void {
    lane.turnover.look();
    if (this.#wantsSpare(lane) && lane.turnover.load < FULL_LOAD) this.#pool.open(lane.name);
  }

  #wantsSpare({ name, opening, opensIn, lesson }: Lane): boolean {
    const useful = Math.min(lesson.connections(this.#loop.now()), MOST_OPENING, opensIn / CALL_MS);
    return useful > 0 && opening + this.#pool.inUse(name) + this.#pool.idle(name) < useful;
  }

  #lane(name: string): Lane {
    const known = this.#lanes.get(name);
    if (known) return known;
    const lane: Lane = {
      name,
      waiting: new Set(),
      turnover: new Turnover(this.#loop),
      isNew: false,
      opening: 0,
      coming: 0,
      hasBegun: false,
      aloneUntil: -Infinity,
      nextAt: -Infinity,
      opensIn: 0,
      lesson: new BurstLesson(),
      callOff: undefined,
    };
    this.#lanes.set(name, lane);
    return lane;
  }
}
