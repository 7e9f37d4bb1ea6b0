import { setTimeout as pause } from 'node:timers/promises';
import { MtlsLab } from '../../helpers/mtls-lab.js';
import { type IdleOptions, idleServer, reuseAtTheBoundary } from '../idle-lab.js';

/** Around the server's limit of 5 s and around our own of 4 s. */
const WINDOWS = [
  [4_900, 5_100],
  [3_900, 4_100],
] as const;
const GROUPS = 20;
/** Between the starts of two groups, so that the handshakes of one do not stand in the way of another's requests. */
const APART_MS = 300;

describe('2,000 requests, sent just when idle connections are closed', () => {
  let lab: MtlsLab;

  beforeAll(async () => {
    lab = await MtlsLab.open();
  });
  afterAll(() => lab.close());

  it('none fails, with the Keep-Alive hint and without it', async () => {
    const origin = await idleServer(lab);
    const runs = Array.from({ length: GROUPS }, async (_, group) => {
      const options: IdleOptions = {
        serverIdleMs: 5_000,
        clientIdleMs: 4_000,
        hint: group % 2 === 0,
        connections: 100,
        window: WINDOWS[group % 4 < 2 ? 0 : 1],
      };
      await pause(group * APART_MS);
      return reuseAtTheBoundary(lab, origin, options);
    });
    const results = await Promise.all(runs);
    const failures = results.flatMap((result) => result.failures);
    const idle = results.reduce((sum, result) => sum + result.idle, 0);
    process.stdout.write(
      `idle reuse: ${failures.length} failures of 2000, ${idle} connections idle before\n`,
    );
    expect(failures).toEqual([]);
    // Fewer, and the machine was too busy for the test to say anything.
    expect(idle).toBeGreaterThan(1_800);
  }, 60_000);
});
