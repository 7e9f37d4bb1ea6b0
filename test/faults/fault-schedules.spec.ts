import { randomInt } from 'node:crypto';
import { createSecureContext, type SecureVersion } from 'node:tls';
import { certificateOf, serverNames } from '../helpers/mtls-lab.js';
import { createAuthority } from '../helpers/pki.js';
import { LagMeter } from './lag-meter.js';
import { resources, resourcesBackTo, type Lab, type Run, runSchedule } from './run-schedule.js';
import { type Schedule, scheduleOf } from './schedule.js';
import { summary } from './summary.js';

/** `FAULT_SEED` replays a run, `FAULT_SEED` with `FAULT_SCHEDULES=1` one schedule of it by its own seed. */
const COUNT = Number(process.env['FAULT_SCHEDULES'] ?? 400);
const SEED = Number(process.env['FAULT_SEED'] ?? randomInt(2 ** 31));
const AT_ONCE = 8;

async function openLab(lag: LagMeter): Promise<Lab> {
  const authority = await createAuthority();
  const { chain, key } = await authority.issue(serverNames());
  const contextOf = (version: SecureVersion) =>
    createSecureContext({
      cert: chain,
      key,
      ca: authority.pem,
      minVersion: version,
      maxVersion: version,
      // Without one a server that asks for certificates cannot resume a session.
      sessionIdContext: 'faults',
    });
  return {
    lag,
    certificate: certificateOf(await authority.issue(), authority),
    standby: certificateOf(await authority.issue({ commonName: 'standby' }), authority),
    successor: certificateOf(await authority.issue({ commonName: 'successor' }), authority),
    contexts: { 'TLSv1.2': contextOf('TLSv1.2'), 'TLSv1.3': contextOf('TLSv1.3') },
  };
}

describe(`${COUNT} random fault schedules, FAULT_SEED=${SEED}`, () => {
  it(
    'nothing processed is called not-sent or refused, no payment goes out twice, all settle in time, nothing is left',
    async () => {
      const baseline = resources();
      const lag = new LagMeter();
      const lab = await openLab(lag);
      const runs: Run[] = [];
      const broken: Array<{ violations: readonly string[]; schedule: Schedule }> = [];
      let next = 0;
      const worker = async (): Promise<void> => {
        while (next < COUNT) {
          const schedule = scheduleOf(SEED + next);
          next += 1;
          const run = await runSchedule(schedule, lab);
          runs.push(run);
          if (run.violations.length > 0) broken.push({ violations: run.violations, schedule });
        }
      };
      await Promise.all(Array.from({ length: AT_ONCE }, worker));
      lag.stop();
      process.stdout.write(`${summary(runs, SEED)}\n`);
      expect(broken.slice(0, 5)).toEqual([]);
      expect(await resourcesBackTo(baseline)).toEqual([]);
    },
    COUNT * 200 + 60_000,
  );
});
