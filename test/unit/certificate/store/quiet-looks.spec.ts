import { jest } from '@jest/globals';
import { StoreSchedule } from '../../../../lib/certificate/store/store-schedule.js';

describe('how often a store looks', () => {
  let looks: number;
  let found: { isChange: boolean; isPending: boolean };
  let hint: () => void;
  let schedule: StoreSchedule;
  let ticks: number;
  beforeEach(() => {
    jest.useFakeTimers();
    looks = ticks = 0;
    found = { isChange: false, isPending: false };
    schedule = new StoreSchedule({
      poll: () => {
        looks += 1;
        schedule.looked(found);
      },
      tick: () => (ticks += 1),
      pollInterval: 3_600_000,
      watch: (changed) => {
        hint = changed;
        return () => undefined;
      },
    });
    schedule.start();
  });
  afterEach(() => {
    schedule.stop();
    jest.useRealTimers();
  });

  async function pass(ms: number, every = ms): Promise<void> {
    for (let at = 0; at < ms; at += every) await jest.advanceTimersByTimeAsync(every);
  }

  it('beside a file that changes all the time: less and less', async () => {
    for (let at = 0; at < 20_000; at += 50) {
      hint();
      await pass(50);
    }
    expect(looks).toBeLessThan(16);
  });

  it('at once again after a change', async () => {
    for (let at = 0; at < 5_000; at += 50) {
      hint();
      await pass(50);
    }
    await pass(2_000);
    found = { isChange: true, isPending: false };
    hint();
    await pass(2_000);
    const before = looks;
    hint();
    await pass(60);
    expect(looks).toBe(before + 1);
  });

  it('while a pair is half-written: a handful of times in its five seconds', async () => {
    found = { isChange: false, isPending: true };
    schedule.looked(found);
    await pass(100);
    expect(looks).toBe(1);
    await pass(5_000, 10);
    expect(looks).toBeLessThan(8);
  });

  it('looks at the dates every ten seconds, whatever the looks at the source do', async () => {
    await pass(60_000, 100);
    expect(ticks).toBeGreaterThanOrEqual(6);
    expect(looks).toBe(0);
  });
});
