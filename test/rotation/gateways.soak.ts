import { percentile, report, spread } from './rig/figures.js';
import { gateway, installedGateways } from './rig/gateways.js';
import { limit } from './rig/limits.js';
import { Load } from './rig/load.js';
import { NUMBERS } from './rig/numbers.js';
import { Stand } from './rig/stand.js';
import { swapPauses } from './rig/swap-pauses.js';

const { ANSWER_MS, ROTATIONS, THINK_MS, WORKERS, POLL_MS } = NUMBERS;

describe('rotation under load, behind a gateway', () => {
  let stand: Stand;
  afterEach(() => stand.close());

  it.each(installedGateways())('%s: nothing fails, nothing is stale', async (name) => {
    stand = await Stand.open({
      answerMs: ANSWER_MS,
      gateway: gateway(name),
      module: { watch: { pollInterval: POLL_MS } },
    });
    const load = new Load(stand, { workers: WORKERS, thinkMs: THINK_MS, slow: true });
    const pauses = swapPauses(stand);
    const untilServing: number[] = [];
    try {
      for (let turn = 0; turn < ROTATIONS; turn += 1)
        untilServing.push(await stand.rotate(await stand.issue()));
    } finally {
      pauses.restore();
      await load.stop();
    }
    const { total } = await stand.judge.report();
    const stale = await stand.stale();
    const failed = load.failures.length;
    const { p50, p99, max } = spread(untilServing);
    const pause = spread(pauses.ms);
    report(`${ROTATIONS} rotations under load, ${name}`, {
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
    });
    expect({ failed, stale, first: load.failures[0] }).toEqual({ failed: 0, stale: 0, first: undefined });
    expect(total).toBe(load.sent);
    expect(pauses.ms).toHaveLength(ROTATIONS);
    expect(pause.p99).toBeLessThanOrEqual(limit(1, 50));
    expect(p99).toBeLessThanOrEqual(POLL_MS + limit(200, 5_000));
  });
});
