import type { SecureVersion } from 'node:tls';
import { percentile, report, spread } from './rig/figures.js';
import { limit } from './rig/limits.js';
import { Load } from './rig/load.js';
import { NUMBERS } from './rig/numbers.js';
import { Stand } from './rig/stand.js';
import { swapPauses } from './rig/swap-pauses.js';

const { ANSWER_MS, ROTATIONS, CA_ROTATIONS, THINK_MS, WORKERS, POLL_MS } = NUMBERS;

const cases: Array<[SecureVersion, 'default trust' | 'the option ca', number]> = [
  ['TLSv1.3', 'default trust', ROTATIONS],
  ['TLSv1.2', 'default trust', ROTATIONS],
  // A context with an authority of its own reads the whole list of roots: 60 ms on Node 20, 1 ms without.
  ['TLSv1.3', 'the option ca', CA_ROTATIONS],
];

describe('rotation under load', () => {
  let stand: Stand;
  afterEach(() => stand.close());

  it.each(cases)(
    '%s, %s: %i rotations, nothing fails, nothing is stale',
    async (version, trust, rotations) => {
      const ca = process.env['ROTATION_AUTHORITY'] ?? '';
      stand = await Stand.open({
        version,
        answerMs: ANSWER_MS,
        module: { watch: { pollInterval: POLL_MS }, ...(trust === 'the option ca' && { ca }) },
      });
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
      report(`${rotations} rotations under load, Node ${version}, ${trust}`, {
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
    },
  );
});
