import { report, spread } from './rig/figures.js';
import { limit } from './rig/limits.js';
import { Load } from './rig/load.js';
import { NUMBERS } from './rig/numbers.js';
import { Stand } from './rig/stand.js';

const { MOUNT_SWAPS } = NUMBERS;
const POLL_MS = 20;

describe('a mounted Kubernetes Secret', () => {
  let stand: Stand;
  afterEach(() => stand.close());

  it(`${MOUNT_SWAPS} swaps of its link: each one is seen, in order, and nothing fails`, async () => {
    stand = await Stand.open({ answerMs: 30, module: { watch: { pollInterval: POLL_MS } } });
    const load = new Load(stand, { workers: 4 });
    const untilServing: number[] = [];
    const wanted = [stand.first.x509.serialNumber];
    for (let turn = 0; turn < MOUNT_SWAPS; turn += 1) {
      const next = await stand.issue();
      wanted.push(next.x509.serialNumber);
      untilServing.push(await stand.rotate(next));
    }
    await load.stop();
    const { p50, p99, max } = spread(untilServing);
    const stale = await stand.stale();
    report(`${MOUNT_SWAPS} symlink swaps, poll ${POLL_MS} ms`, {
      seen: stand.generation,
      requests: load.sent,
      failed: load.failures.length,
      stale,
      'published to serving p50 ms': p50,
      p99,
      max,
    });
    expect([...stand.generations.keys()]).toEqual(wanted);
    expect({ failed: load.failures, stale }).toEqual({ failed: [], stale: 0 });
    expect(p99).toBeLessThanOrEqual(POLL_MS + limit(200, 5_000));
  });
});
