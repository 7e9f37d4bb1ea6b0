import type { Pacing } from './pacing.js';

/** What the groups that move money are given beside the runner. @internal */
export interface MoneySettings {
  /** The option `testPayments`. */
  readonly testPayments: boolean;
  readonly pacing: Pacing;
  readonly random: () => number;
}

/**
 * A call about money takes twice as long as another: the first half is for the request, the second for finding out what
 * became of it.
 *
 * @internal
 */
export const MONEY_DEADLINE_FACTOR = 2;
