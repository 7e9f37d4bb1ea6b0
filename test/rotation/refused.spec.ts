import { AlertFront } from './rig/alert-front.js';
import { report } from './rig/figures.js';
import { Load } from './rig/load.js';
import { NUMBERS } from './rig/numbers.js';
import { Stand } from './rig/stand.js';
import { setTimeout as pause } from 'node:timers/promises';
import type { Issued } from '../helpers/pki.js';

const { ANSWER_MS, REFUSALS, WORKERS } = NUMBERS;

describe('the active certificate is disabled at the server, under load', () => {
  let stand: Stand;
  afterEach(() => stand.close());

  it(`${REFUSALS} times, refused by a TLS alert: nothing fails, the standby takes over`, async () => {
    let front: AlertFront | undefined;
    stand = await Stand.open({
      version: 'TLSv1.2',
      answerMs: ANSWER_MS,
      resumes: false,
      behind: async (backend) => (front = await AlertFront.start(backend)),
      module: { watch: false },
    });
    const { runtime, judge } = stand;
    let active: Issued = stand.first;
    let attempts = 0;
    const load = new Load(stand, { workers: WORKERS, slow: true });
    for (let turn = 0; turn < REFUSALS; turn += 1) {
      const standby = await stand.issue({ validFrom: new Date(Date.now() - (turn + 2) * 3_600_000) });
      await stand.addPair(`standby-${turn}`, standby);
      await runtime.store.reload();
      expect(runtime.store.active?.fingerprint256).toBe(active.fingerprint256);
      await pause(150);
      const takenOver = stand.activation(standby);
      front?.refuse(active.cert);
      // From here on connections under it end after their next answer, and new ones are refused.
      await judge.disable(active.x509.serialNumber);
      await takenOver;
      attempts += 1;
      active = standby;
    }
    await pause(300);
    await load.stop();
    const { total } = await judge.report();
    const stale = await stand.stale();
    report(`${attempts} times disabled under load, TLS 1.2, alert`, {
      requests: load.sent,
      failed: load.failures.length,
      'handshakes refused': front?.refusals ?? 0,
      'processed by the server': total,
      'under a certificate that was given up': stale,
    });
    expect({ failed: load.failures.length, first: load.failures[0], stale }).toEqual({
      failed: 0,
      first: undefined,
      stale: 0,
    });
    // Each call was carried out once, whatever became of its first attempt.
    expect(total).toBe(load.sent);
    expect(front?.refusals).toBeGreaterThanOrEqual(REFUSALS);
  });
});
