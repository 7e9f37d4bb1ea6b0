import { setTimeout as pause } from 'node:timers/promises';
import { percentile, report } from './rig/figures.js';
import { limit } from './rig/limits.js';
import { Load } from './rig/load.js';
import { NUMBERS } from './rig/numbers.js';
import { Stand } from './rig/stand.js';

const { ANSWER_MS, LATENCY_SWAPS, POLL_MS, WORKERS } = NUMBERS;
const WINDOW_MS = 1_000;

describe('the second after a swap', () => {
  let stand: Stand;
  afterEach(() => stand.close());

  it('is as fast as the second before', async () => {
    stand = await Stand.open({ answerMs: ANSWER_MS, module: { watch: { pollInterval: POLL_MS } } });
    // Workers with pauses: a machine that is busy to the brim has no steady state to compare with.
    const load = new Load(stand, { workers: WORKERS, thinkMs: 60, keepSamples: true });
    await pause(WINDOW_MS);
    const steady: number[] = [];
    const after: number[] = [];
    const between = (from: number): number[] =>
      load.samples.filter(({ at }) => at >= from && at < from + WINDOW_MS).map(({ ms }) => ms);
    for (let turn = 0; turn < LATENCY_SWAPS; turn += 1) {
      const next = await stand.issue();
      const from = performance.now();
      await pause(WINDOW_MS + 100);
      steady.push(...between(from));
      await stand.rotate(next);
      const swapped = performance.now();
      await pause(WINDOW_MS + 100);
      after.push(...between(swapped));
      load.samples.length = 0;
    }
    await load.stop();
    const [before, since] = [percentile(steady, 0.99), percentile(after, 0.99)];
    report(`latency around ${LATENCY_SWAPS} swaps`, {
      'steady p50 ms': percentile(steady, 0.5),
      'steady p99': before,
      'after p50': percentile(after, 0.5),
      'after p99': since,
      ratio: since / before,
      requests: steady.length + after.length,
    });
    expect(load.failures).toEqual([]);
    expect(since / before).toBeLessThanOrEqual(limit(1.1, 5));
  });
});
