import { percentile, report, spread } from './figures.js';
import { limit } from './limits.js';
import { Load } from './load.js';
import { NUMBERS } from './numbers.js';
import type { Stand } from './stand.js';
import { swapPauses } from './swap-pauses.js';

const { POLL_MS, THINK_MS, WORKERS } = NUMBERS;

/** Rotates again and again under load, writes down what that took, and holds the server's book against the client's. */
export async function rotateUnderLoad(stand: Stand, what: string, rotations: number): Promise<void> {
  const load = new Load(stand, { workers: WORKERS, thinkMs: THINK_MS, slow: true });
  const pauses = swapPauses(stand);
  const untilServing: number[] = [];
  try {
    for (let turn = 0; turn < rotations; turn += 1)
      untilServing.push(await stand.rotate(await stand.issue()));
  } finally {
    pauses.restore();
    await load.stop();
  }
  const { total, open } = await stand.judge.report();
  const stale = await stand.stale();
  const failed = load.failures.length;
  const { p50, p99, max } = spread(untilServing);
  const pause = spread(pauses.ms);
  report(`${rotations} rotations under load, ${what}`, {
    requests: total,
    failed,
    stale,
    'published to serving p50 ms': p50,
    p99,
    max,
    'swap pause p50 ms': pause.p50,
    'its p99': pause.p99,
    'its max': pause.max,
    'its processor time p50 ms': percentile(pauses.cpuMs, 0.5),
    'and p99': percentile(pauses.cpuMs, 0.99),
    'connections at the end': open,
  });
  expect({ failed, stale, first: load.failures[0] }).toEqual({ failed: 0, stale: 0, first: undefined });
  expect(total).toBe(load.sent);
  expect(pauses.ms).toHaveLength(rotations);
  expect(pause.p99).toBeLessThanOrEqual(limit(1, 50));
  expect(p99).toBeLessThanOrEqual(POLL_MS + limit(200, 5_000));
}
