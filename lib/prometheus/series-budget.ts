/** For what is counted under `other`. */
const RESERVE = 100;

/**
 * How many series there may be. A metric asks before it makes another; there are never more, however many operations,
 * codes and mini-apps there will be one day.
 *
 * @internal
 */
export class SeriesBudget {
  readonly #most: () => number;
  readonly #known = new Set<string>();
  #used = 0;

  constructor(most: () => number) {
    this.#most = most;
  }

  /** @param cost how many series a set of labels makes @returns whether it may be used; once it was, it always may */
  admits(metric: string, labels: string, cost: number): boolean {
    const key = `${metric} ${labels}`;
    if (this.#known.has(key)) return true;
    if (this.#used + cost > this.#most() - RESERVE) return false;
    this.#known.add(key);
    this.#used += cost;
    return true;
  }
}
