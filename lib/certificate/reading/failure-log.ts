import type { LoadFailure } from './load-failure.interface.js';
import { mayBeTorn } from './torn-codes.js';

/** What is to be done about the failures of one reading. @internal */
export interface FailureReview {
  /** Half-written, as it seems, and not for long: look again soon. */
  readonly pending: readonly LoadFailure[];
  /** Real ones. */
  readonly current: readonly LoadFailure[];
  /** Those of them that nobody was told of yet. */
  readonly fresh: readonly LoadFailure[];
}

/**
 * Remembers what failed in former readings, so that a half-written pair gets its time and a bad one is announced once
 * and not at every poll.
 *
 * @internal
 */
export class FailureLog {
  readonly #graceMs: number;
  #tornSince = new Map<string, number>();
  #announced = new Set<string>();

  constructor(graceMs: number) {
    this.#graceMs = graceMs;
  }

  /**
   * @param patient whether there is a certificate to go on with meanwhile; without one a torn pair is an error at once
   */
  review(failures: readonly LoadFailure[], now: Date, patient: boolean): FailureReview {
    this.#tornSince = this.#tornTimes(failures, now.getTime());
    const pending = failures.filter((failure) => patient && this.#isYoung(failure, now.getTime()));
    const current = failures.filter((failure) => !pending.includes(failure));
    const fresh = current.filter((failure) => !this.#announced.has(keyOf(failure)));
    // What went away may be announced again when it comes back.
    this.#announced = new Set(current.map(keyOf));
    return { pending, current, fresh };
  }

  /** Counted from the first torn reading of a place, however often it is written anew. */
  #tornTimes(failures: readonly LoadFailure[], now: number): Map<string, number> {
    const torn = failures.filter(({ error }) => mayBeTorn(error.code));
    return new Map(torn.map(({ place }) => [place, Math.min(this.#tornSince.get(place) ?? now, now)]));
  }

  #isYoung({ place, error }: LoadFailure, now: number): boolean {
    const since = this.#tornSince.get(place);
    return mayBeTorn(error.code) && since !== undefined && now - since <= this.#graceMs;
  }
}

function keyOf({ place, error, digest }: LoadFailure): string {
  return `${place} ${error.code} ${digest ?? ''}`;
}
