import { pause } from '../../lib/api/call/pause.js';
import type { Pacing } from '../../lib/api/money/pacing.js';
import type { Clock } from '../../lib/foundation/clock.js';

/**
 * A time in which waiting takes less than it says, and everything else what it takes: a slow machine does not turn a
 * second of waiting into a minute.
 */
export class VirtualTime {
  #skipped = 0;
  readonly clock: Clock = () => new Date(Date.now() + this.#skipped);
  readonly pacing: Pacing;

  constructor(speed: number) {
    this.pacing = {
      scale: 1,
      now: () => performance.now() + this.#skipped,
      clock: this.clock,
      pause: async (ms, signal) => {
        await pause(ms / speed, signal);
        this.#skipped += ms - ms / speed;
      },
    };
  }
}
