import fc from 'fast-check';
import { Emulated } from '../helpers/emulated.js';
import { FAULTS, Lane, type Schedule, type Step, type Tally } from './lane.js';

const SCHEDULES = Number(process.env['MONEY_SCHEDULES'] ?? 2_000);
const SEED = Number(process.env['MONEY_SEED'] ?? Date.now() % 2 ** 31);
/** Schedules wait more than they work. */
const LANES = Number(process.env['MONEY_LANES'] ?? 24);

const step: fc.Arbitrary<Step> = fc.record({
  call: fc.nat(2),
  faults: fc.array(fc.record({ at: fc.nat(2), fault: fc.constantFrom(...FAULTS) }), { maxLength: 4 }),
  diesAt: fc.option(fc.integer({ min: 1, max: 5 }), { freq: 2 }),
  deadline: fc.constantFrom(400, 12_000, 24_000, 24_000),
});
const schedule: fc.Arbitrary<Schedule> = fc.record({
  kind: fc.constantFrom('payment' as const, 'grant' as const),
  steps: fc.array(step, { minLength: 1, maxLength: 3 }),
});

describe('payments and grants under faults at every point of the wire', () => {
  let emulated: Emulated;
  const tally: Tally = {
    schedules: 0,
    calls: 0,
    faults: 0,
    deaths: 0,
    unknown: 0,
    settledInTime: 0,
    slowest: 0,
  };

  beforeAll(async () => {
    emulated = await Emulated.start({ ledgerLimit: 4_000 });
  });
  afterAll(() => emulated.close());

  it(`says what happened, and lets nothing happen twice (${SCHEDULES} schedules, seed ${SEED})`, async () => {
    const began = performance.now();
    const lanes = await Promise.all(
      Array.from({ length: LANES }, (_, number) => Lane.open(emulated, number, tally)),
    );
    // Each lane has its own run, so that what fails shrinks without the others.
    const runs = lanes.map((lane, number) =>
      fc.assert(
        fc.asyncProperty(schedule, (played) => lane.play(played)),
        { seed: SEED + number, numRuns: Math.ceil(SCHEDULES / LANES), endOnFailure: false },
      ),
    );
    try {
      const failed = (await Promise.allSettled(runs)).filter(({ status }) => status === 'rejected');
      const seconds = Math.round((performance.now() - began) / 1_000);
      process.stdout.write(
        `${JSON.stringify({ seed: SEED, seconds, ...tally, slowest: Math.round(tally.slowest) })}\n`,
      );
      for (const each of failed) throw (each as PromiseRejectedResult).reason;
    } finally {
      for (const lane of lanes) await lane.close();
    }
    expect(tally.unknown === 0 ? 1 : tally.settledInTime / tally.unknown).toBeGreaterThanOrEqual(0.99);
  });
});
