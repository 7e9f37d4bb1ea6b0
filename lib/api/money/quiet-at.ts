import type { Attempt } from '../../foundation/attempt.interface.js';
import type { Pacing } from './pacing.js';
import { QUIET_MS } from './settle.js';

/**
 * When, on the clock of the pacing, a request would show that had arrived at all: the quiet period after the end of the
 * last attempt of which nothing is known.
 *
 * @internal
 */
export function quietAt(attempts: readonly Attempt[], pacing: Pacing): number {
  const now = pacing.clock().getTime();
  const ends = attempts
    .filter(({ outcome }) => outcome === 'unknown')
    .map(({ startedAt, durationMs }) => startedAt.getTime() + durationMs);
  const since = ends.length === 0 ? 0 : (now - Math.max(...ends)) * pacing.scale;
  // A date that jumped back, or forward, must not make the wait longer than it is, or end it at once by itself.
  return pacing.now() + QUIET_MS - Math.min(Math.max(since, 0), QUIET_MS);
}
