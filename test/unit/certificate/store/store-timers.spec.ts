import { jest } from '@jest/globals';
import {
  StoreSchedule,
  type StoreScheduleOptions,
} from '../../../../lib/certificate/store/store-schedule.js';
import { MemorySource, StoreLab } from './store-lab.js';

/** What others wrote and never ends, and what has to happen by itself: with a clock that a test moves. */
describe('the timers of a store', () => {
  let lab: StoreLab;

  beforeEach(async () => {
    lab = await StoreLab.open();
    jest.useFakeTimers({ doNotFake: ['Date', 'nextTick', 'performance', 'queueMicrotask', 'setImmediate'] });
  });
  afterEach(async () => {
    jest.useRealTimers();
    await lab.close();
  });

  /** Every promise that can be kept has been. */
  const settled = (): Promise<void> => new Promise(setImmediate);

  it('look at the dates within ten seconds, also where nothing is polled', () => {
    const looks = { poll: jest.fn(), tick: jest.fn() };
    const schedule = new StoreSchedule(looks);
    schedule.start();
    jest.advanceTimersByTime(10_000);
    expect(looks.tick).toHaveBeenCalledTimes(1);
    jest.advanceTimersByTime(20_000);
    expect(looks.tick.mock.calls.length).toBeGreaterThanOrEqual(3);
    schedule.stop();
    jest.advanceTimersByTime(60_000);
    expect(looks.tick.mock.calls.length).toBeLessThanOrEqual(3);
    expect(looks.poll).not.toHaveBeenCalled();
  });

  it('poll never later than promised, nor much earlier', () => {
    const looks = { poll: jest.fn(), tick: jest.fn() };
    const schedule = new StoreSchedule({ ...looks, pollInterval: 3_000 });
    schedule.start();
    jest.advanceTimersByTime(2_600);
    expect(looks.poll).toHaveBeenCalledTimes(0);
    jest.advanceTimersByTime(400);
    expect(looks.poll).toHaveBeenCalledTimes(1);
    schedule.stop();
  });

  describe('of a schedule', () => {
    function scheduled(options: Partial<StoreScheduleOptions> = {}) {
      const looks = { poll: jest.fn(), tick: jest.fn() };
      let hint: () => void = () => undefined;
      const endWatch = jest.fn();
      const watch = (changed: () => void): (() => void) => ((hint = changed), endWatch);
      const schedule = new StoreSchedule({ ...looks, watch, ...options });
      return { ...looks, schedule, endWatch, hint: () => hint() };
    }
    const NOTHING = { isChange: false, isPending: false };
    const PENDING = { isChange: false, isPending: true };

    it('started twice is started once', () => {
      const { schedule, poll, tick } = scheduled({ pollInterval: 1_000 });
      schedule.start();
      schedule.start();
      jest.advanceTimersByTime(1_000);
      expect(poll).toHaveBeenCalledTimes(1);
      schedule.stop();
      jest.advanceTimersByTime(60_000);
      expect([poll.mock.calls.length, tick.mock.calls.length]).toEqual([1, 0]);
    });

    it.each<[string, (parts: ReturnType<typeof scheduled>) => void]>([
      ['a hint', ({ hint }) => hint()],
      ['a pair that is half there', ({ schedule }) => schedule.looked(PENDING)],
      ['a retry', ({ schedule }) => schedule.retrySoon()],
    ])('after its end, or before its beginning, %s makes no look', (_, happen) => {
      const parts = scheduled();
      happen(parts);
      jest.advanceTimersByTime(60_000);
      expect(parts.poll).not.toHaveBeenCalled();
      parts.schedule.start();
      // One that is due when it ends, and one that comes later.
      happen(parts);
      parts.schedule.stop();
      happen(parts);
      jest.advanceTimersByTime(60_000);
      expect(parts.poll).not.toHaveBeenCalled();
    });

    it('ended twice ends its watch once, and begins anew when it is started again', () => {
      const { schedule, endWatch, hint, poll } = scheduled();
      schedule.start();
      hint();
      schedule.stop();
      schedule.stop();
      expect(endWatch).toHaveBeenCalledTimes(1);
      schedule.start();
      hint();
      jest.advanceTimersByTime(50);
      expect(poll).toHaveBeenCalledTimes(1);
      schedule.stop();
    });

    it('half a pair is looked at less and less often, and soon again after one that was whole', () => {
      const { schedule, poll } = scheduled();
      schedule.start();
      const nextLook = (): number => {
        const before = poll.mock.calls.length;
        for (let ms = 1; ms <= 20_000; ms += 1) {
          jest.advanceTimersByTime(1);
          if (poll.mock.calls.length > before) return ms;
        }
        return Infinity;
      };
      const waits = Array.from({ length: 8 }, () => {
        schedule.looked(PENDING);
        return nextLook();
      });
      expect(waits).toEqual([100, 200, 400, 800, 1_600, 3_200, 5_000, 5_000]);
      schedule.looked(NOTHING);
      schedule.looked(PENDING);
      expect(nextLook()).toBe(100);
      schedule.stop();
    });

    it('without a signal listens to none', () => {
      const before = process.eventNames().length;
      const { schedule } = scheduled();
      schedule.start();
      expect(process.eventNames()).toHaveLength(before);
      schedule.stop();
    });
  });

  it('make what has ended give way by themselves', async () => {
    const short = await lab.issue('short', -1, { days: 11 });
    const long = await lab.issue('long', -90);
    const store = await lab.started({ source: new MemorySource([short, long]) });
    expect(store.active?.commonName).toBe('short');
    lab.now = lab.day(11);
    jest.advanceTimersByTime(10_000);
    await settled();
    expect(store.active?.commonName).toBe('long');
  });

  it('give a trial up that never ends, and hold the candidate back', async () => {
    const source = new MemorySource([await lab.issue('one', -9)]);
    let tried!: () => void;
    const trying = new Promise<void>((resolve) => (tried = resolve));
    const canary = (): Promise<never> => {
      tried();
      return new Promise(() => undefined);
    };
    const store = await lab.started({ source, hooks: { canary } });
    source.content = [await lab.issue('two', -1)];
    const reload = store.reload();
    await trying;
    jest.advanceTimersByTime(60_000);
    expect(await reload).toMatchObject({ reason: { code: 'AIT_CERT_CANARY_FAILED' } });
    expect(store.active?.commonName).toBe('one');
    expect(store.heldBack?.certificate.commonName).toBe('two');
  });

  it('give a notice after five seconds where the ledger never answers', async () => {
    const ledger = { claim: () => new Promise<boolean>(() => undefined) };
    await lab.started({ source: await lab.issue('one', -385), expiryNotice: { ledger } });
    lab.told();
    await settled();
    expect(lab.told()).toEqual([]);
    jest.advanceTimersByTime(5_000);
    await settled();
    expect(lab.events).toMatchObject([
      { type: 'expiring', stage: 7, warning: { code: 'AIT_CERT_LEDGER_FAILED' } },
    ]);
  });
});
