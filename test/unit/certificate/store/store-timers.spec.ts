import { jest } from '@jest/globals';
import { StoreSchedule } from '../../../../lib/certificate/store/store-schedule.js';
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
