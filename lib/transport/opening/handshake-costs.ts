import type { Loop } from './loop.js';

/** Milliseconds of the thread that a handshake costs, until some were measured; the guess counts like so many. */
const GUESS_MS = 1.5;
const GUESS_WEIGHT = 4;
/** What is measured beyond this is another's work, or a clock that stood still. */
const LEAST_MS = 0.3;
const MOST_MS = 8;
/** Of the work of a handshake, what is done when it begins; the rest when the server has answered. */
const WORK_AT_BEGIN = 0.3;
/** What a call costs of a handshake, roughly. */
const CALL = 0.1;
/** After so many, the older ones count half. */
const MEMORY = 64;

/**
 * What a connection costs of the only thread, which is not how long it takes: on a long way a handshake takes as long as
 * light does, and costs nothing meanwhile. In a burst it is the time in which the loop was busy, divided by what was begun
 * and ended in it.
 *
 * @internal
 */
export class HandshakeCosts {
  readonly #loop: Loop;
  #opening = 0;
  #busyMs = GUESS_MS * GUESS_WEIGHT;
  #handshakes = GUESS_WEIGHT;
  #calls = 0;
  #busyBefore = 0;

  constructor(loop: Loop) {
    this.#loop = loop;
  }

  /** Milliseconds of the thread for one. */
  get each(): number {
    return Math.min(Math.max(this.#busyMs / this.#handshakes, LEAST_MS), MOST_MS);
  }

  /** @param inBurst whether it is one of many: else the thread is busy with something else */
  begin(inBurst: boolean): void {
    this.#account(inBurst, WORK_AT_BEGIN);
    this.#opening += 1;
  }

  end(inBurst: boolean): void {
    this.#account(inBurst, 1 - WORK_AT_BEGIN);
    this.#opening -= 1;
  }

  /** A call was answered. */
  called(): void {
    this.#calls += 1;
  }

  #account(inBurst: boolean, handshakes: number): void {
    const busy = this.#loop.busyMs();
    if (inBurst && this.#opening > 0) {
      this.#busyMs += busy - this.#busyBefore;
      this.#handshakes += handshakes + this.#calls * CALL;
    }
    this.#busyBefore = busy;
    this.#calls = 0;
    if (this.#handshakes < MEMORY) return;
    this.#busyMs /= 2;
    this.#handshakes /= 2;
  }
}
