import { pause } from '../../lib/api/call/retry/pause.js';
import type { Pacing } from '../../lib/api/money/pacing.js';
import type { Clock } from '../../lib/foundation/clock.js';

/** A wait of the protocol takes so much less of ours. */
export const SPEED = 100;

/** Nothing runs for so long only where the whole process is stopped. */
const STILL_MS = 2_000;

/**
 * A time in which waiting takes less than it says, and everything else what it takes: a slow machine does not turn a
 * second of waiting into a minute.
 */
export class VirtualTime {
  #skipped = 0;
  #awake = performance.now();
  /** So long the process stood still, as one does that is stopped while others measure. */
  #stopped = 0;
  readonly clock: Clock = () => new Date(performance.timeOrigin + this.#now());
  readonly pacing: Pacing;

  /**
   * @param speed how much less
   * @param skips is told what is left out by now
   */
  constructor(speed: number, skips: (skipped: number) => void = () => undefined) {
    setInterval(() => this.#now(), STILL_MS / 10).unref();
    this.pacing = {
      scale: 1,
      now: () => this.#now(),
      clock: this.clock,
      pause: async (ms, signal) => {
        await pause(ms / speed, signal);
        this.#skipped += ms - ms / speed;
        skips(this.#skipped);
      },
    };
  }

  #now(): number {
    const now = performance.now();
    if (now - this.#awake > STILL_MS) this.#stopped += now - this.#awake;
    this.#awake = now;
    return now - this.#stopped + this.#skipped;
  }

  /** So much is left out by now, as another process of the same world says. */
  catchUp(skipped: number): void {
    this.#skipped = Math.max(this.#skipped, skipped);
  }
}
