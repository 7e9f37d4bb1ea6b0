import { report } from './rig/figures.js';
import { Life } from './rig/life.js';
import { NUMBERS } from './rig/numbers.js';
import { createAuthority, generateKeys } from '../helpers/pki.js';

const { LIVES } = NUMBERS;

describe('expiry notices', () => {
  it(`${LIVES} lives of 390 days: none is missed, none is given twice`, async () => {
    const start = new Date('2026-06-01T00:00:00.000Z');
    const authority = await createAuthority({ validFrom: new Date('2020-01-01T00:00:00.000Z') });
    const keys = await generateKeys();
    const issue = (fromDay: number) =>
      authority.issue({ keys, validFrom: new Date(start.getTime() + fromDay * 86_400_000), days: 390 });
    // The renewals there may be, made once: a day is near enough.
    const pairs = await Promise.all(
      [0, 200, 300, 340, 362, 375, 388].map(async (day) => ({ day, pair: await issue(day) })),
    );
    const sum = { looks: 0, restarts: 0, jumps: 0, renewals: 0, given: 0, missed: 0, repeated: 0, early: 0 };
    for (let seed = 1; seed <= LIVES; seed += 1) {
      const lived = await new Life(seed, start, pairs).run();
      for (const name of Object.keys(sum) as Array<keyof typeof sum>) sum[name] += lived[name];
    }
    report(`${LIVES} lives of 390 days`, sum);
    expect(sum).toMatchObject({ missed: 0, repeated: 0, early: 0 });
    expect(sum.given).toBeGreaterThan(LIVES);
  });
});
