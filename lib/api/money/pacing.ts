import { type Clock, systemClock } from '../../foundation/clock.js';
import { pause } from '../call/retry/pause.js';

/** How time passes while it is found out what became of money. A value, so that a test can live an hour in a second. @internal */
export interface Pacing {
  /** How many milliseconds of this pacing one real millisecond is. */
  readonly scale: number;
  /** Milliseconds on a clock that never jumps. */
  now(): number;
  /** The date, for what is compared with the dates of other processes. */
  readonly clock: Clock;
  /** Waits, or less when the signal aborts. */
  pause(ms: number, signal: AbortSignal | undefined): Promise<void>;
}

/** @internal */
export const REAL_PACING: Pacing = { scale: 1, now: () => performance.now(), clock: systemClock, pause };
