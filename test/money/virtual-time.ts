import { pause } from '../../lib/api/call/pause.js';
import type { Pacing } from '../../lib/api/money/pacing.js';
import type { Clock } from '../../lib/foundation/clock.js';

/** A wait of the protocol takes so much less of ours. */
export const SPEED = 100;

/**
 * A time in which waiting takes less than it says, and everything else what it takes: a slow machine does not turn a
 * second of waiting into a minute.
 */
export class VirtualTime {
  #skipped = 0;
  readonly clock: Clock = () => new Date(Date.now() + this.#skipped);
  readonly pacing: Pacing;

  /**
   * @param speed how much less
   * @param skips is told what is left out by now
   */
  constructor(speed: number, skips: (skipped: number) => void = () => undefined) {
    this.pacing = {
      scale: 1,
      now: () => performance.now() + this.#skipped,
      clock: this.clock,
      pause: async (ms, signal) => {
        await pause(ms / speed, signal);
        this.#skipped += ms - ms / speed;
        skips(this.#skipped);
      },
    };
  }

  /** So much is left out by now, as another process of the same world says. */
  catchUp(skipped: number): void {
    this.#skipped = Math.max(this.#skipped, skipped);
  }
}
