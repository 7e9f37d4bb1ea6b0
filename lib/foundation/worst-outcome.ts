import type { Attempt } from './attempt.interface.js';
import type { Outcome } from './outcome.js';

/**
 * What became of a call: `unknown` where any of its attempts may have been processed, however the last one ended.
 *
 * @internal
 */
export function worstOutcome(last: Outcome, earlier: readonly Attempt[]): Outcome {
  return earlier.some(({ outcome }) => outcome === 'unknown') ? 'unknown' : last;
}
