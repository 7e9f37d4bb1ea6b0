/** So many requests at once are a burst. @internal */
export const BURST = 16;
/** Milliseconds a lesson is kept: as long as connections are that nobody uses. */
const KEPT_MS = 4_000;

/**
 * What the latest burst has taught: how many connections the next one could use. A burst opens as few as get it through
 * soonest, since each costs it time; the next finds more, opened when nobody waits.
 *
 * @internal
 */
export class BurstLesson {
  #most = 0;
  #until = -Infinity;

  /** So many requests are under way or want to be. */
  note(requests: number, now: number): void {
    if (requests < BURST) return;
    this.#most = now > this.#until ? requests : Math.max(this.#most, requests);
    this.#until = now + KEPT_MS;
  }

  /** Connections that are worth having; 0 where there was no burst. */
  connections(now: number): number {
    return now > this.#until ? 0 : this.#most;
  }

  forget(): void {
    this.#until = -Infinity;
  }
}
