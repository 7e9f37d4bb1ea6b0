import type { Loop } from './loop.js';

/** Milliseconds over which what is counted is averaged. */
const WINDOW_MS = 10;

/**
 * How fast the connections of a host come free for the next request, and how busy the thread is meanwhile; both over
 * about the latest ten milliseconds.
 *
 * @internal
 */
export class Turnover {
  readonly #loop: Loop;
  #perMs = 0;
  #load = 0;
  #freed = 0;
  #lookedAt = -Infinity;
  #busyBefore = 0;
  /** Whether there is nothing yet that the next look could be averaged with. */
  #isNew = true;

  constructor(loop: Loop) {
    this.#loop = loop;
  }

  /** Connections that come free in a millisecond. */
  get perMs(): number {
    return this.#perMs;
  }

  /** Part of the time in which the thread is busy, from 0 to 1. */
  get load(): number {
    return this.#load;
  }

  /** A connection came free. */
  freed(): void {
    this.#freed += 1;
  }

  /** Forgets what was before: other requests say nothing about these. */
  begin(): void {
    this.look();
    this.#isNew = true;
  }

  look(): void {
    const now = this.#loop.now();
    const ms = now - this.#lookedAt;
    if (ms < 1) return;
    const busy = this.#loop.busyMs();
    const weight = this.#isNew ? 1 : 1 - Math.exp(-ms / WINDOW_MS);
    this.#perMs += weight * (this.#freed / ms - this.#perMs);
    this.#load += weight * ((busy - this.#busyBefore) / ms - this.#load);
    this.#freed = 0;
    this.#lookedAt = now;
    this.#busyBefore = busy;
    this.#isNew = false;
  }
}
