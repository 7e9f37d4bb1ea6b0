import type { CertificateEvent } from '../../../../lib/certificate/events/certificate-event.interface.js';
import type { ClientCertificateStore } from '../../../../lib/certificate/client-certificate-store.js';
import { MemoryNoticeLedger } from '../../../../lib/certificate/expiry/memory-notice-ledger.js';
import { day, Gate, MemorySource, StoreLab } from '../store/store-lab.js';

describe('the expiry notice', () => {
  let lab: StoreLab;
  beforeEach(async () => void (lab = await StoreLab.open()));
  afterEach(() => lab.close());

  /** Lets a store look at the dates on each of these days, twice. */
  async function live(store: ClientCertificateStore, days: number[]): Promise<string[]> {
    for (const each of days) {
      lab.now = day(each);
      await store.tick();
      await store.reload();
      await new Promise(setImmediate);
    }
    return lab.told().filter((line) => line.startsWith('expir'));
  }

  /** Lasts until day 100. */
  const pair = (name: string, from = -290) => lab.issue(name, from, { days: 100 - from });

  it('comes at 30, 7 and 1 days and at the end, once each', async () => {
    const store = await lab.started({ source: await pair('one') });
    const told = await live(store, [0, 69.9, 70, 71, 92.9, 93, 98, 99, 99.5, 100, 100.01, 101, 150]);
    expect(told).toEqual(['expiring one 30', 'expiring one 7', 'expiring one 1', 'expired one expired']);
  });

  it('says whom it is about and what to do, and nothing secret', async () => {
    const issued = await pair('one');
    const store = await lab.started({ source: [issued, await lab.issue('older', -390, { days: 480 })] });
    const events: CertificateEvent[] = [];
    store.events$.subscribe((event) => events.push(event));
    await live(store, [75]);
    expect(events).toHaveLength(2);
    expect(events[0]).toMatchObject({
      type: 'expiring',
      at: day(75),
      role: 'active',
      stage: 30,
      daysRemaining: 25,
      certificate: {
        commonName: 'one',
        fingerprint256: issued.fingerprint256,
        daysRemaining: 25,
        state: 'expiring',
      },
      reason: {
        code: 'AIT_CERT_EXPIRING',
        message: `The active certificate ends on ${day(100).toISOString()}.`,
      },
    });
    expect(events[0]?.reason?.hint.ko).toContain('콘솔');
    expect(events[1]).toMatchObject({
      role: 'standby',
      certificate: { commonName: 'older' },
      daysRemaining: 15,
    });
    expect(JSON.stringify(events)).not.toMatch(/BEGIN|PRIVATE/);
  });

  it('names only the most urgent of several thresholds that passed at once', async () => {
    const store = await lab.started({ source: await pair('one') });
    expect(await live(store, [94])).toEqual(['expiring one 7']);
    expect(await live(store, [120])).toEqual(['expired one expired']);
  });

  it('is not repeated when the clock is set back', async () => {
    const store = await lab.started({ source: await pair('one') });
    expect(await live(store, [93, 80, 0, 80, 93])).toEqual(['expiring one 7']);
  });

  it('comes for the standby as well, until that has ended', async () => {
    const store = await lab.started({ source: [await pair('standby'), await lab.issue('active', -1)] });
    expect(await live(store, [80, 95, 101, 102])).toEqual([
      'expiring standby 30',
      'expiring standby 7',
      'expired standby expired',
    ]);
  });

  it('comes for what has expired before the start only where nothing is left', async () => {
    lab.now = day(101);
    await lab.started({ source: [await pair('left over'), await lab.issue('active', 50)] });
    await new Promise(setImmediate);
    expect(lab.told()).toEqual(['loaded active', 'activated active']);
    await lab.started({ source: await pair('only') });
    await new Promise(setImmediate);
    expect(lab.told()).toEqual(['reload-failed only AIT_CERT_EXPIRED', 'expired only expired']);
  });

  it('takes its thresholds from the options', async () => {
    const store = await lab.started({ source: await pair('one'), expiryNotice: { days: [2, 60] } });
    expect(await live(store, [40, 70, 98, 101])).toEqual([
      'expiring one 60',
      'expiring one 2',
      'expired one expired',
    ]);
    expect(store.active?.state(day(41))).toBe('expiring');
  });

  it('comes once from all who share a ledger', async () => {
    const claims: string[] = [];
    const memory = new MemoryNoticeLedger();
    const ledger = {
      claim: async (key: string) => {
        claims.push(key);
        return memory.claim(key);
      },
    };
    const issued = await pair('one');
    const source = new MemorySource([issued]);
    const stores = await Promise.all([1, 2, 3].map(() => lab.started({ source, expiryNotice: { ledger } })));
    lab.now = day(70);
    await Promise.all(stores.map((store) => store.tick()));
    await new Promise(setImmediate);
    expect(lab.told().filter((line) => line.startsWith('expiring'))).toEqual(['expiring one 30']);
    expect(claims).toEqual(Array<string>(3).fill(`apps-in-toss:expiry:${issued.fingerprint256}:30`));
  });

  it('is given all the same where the ledger fails, with a word on that', async () => {
    const ledger = { claim: () => Promise.reject(new Error('ECONNREFUSED redis://user:secret@redis')) };
    const store = await lab.started({ source: await pair('one'), expiryNotice: { ledger } });
    lab.told();
    lab.now = day(70);
    await store.tick();
    await new Promise(setImmediate);
    expect(lab.events).toMatchObject([{ type: 'expiring', warning: { code: 'AIT_CERT_LEDGER_FAILED' } }]);
    expect(JSON.stringify(lab.events)).not.toContain('secret');
  });

  it('is given where the ledger forgets to answer, and not where it says that another gave it', async () => {
    const issued = await pair('one');
    for (const [answer, told] of [
      [undefined, ['expiring one 30']],
      [false, []],
      [null, []],
      ['OK', ['expiring one 30']],
    ] as const) {
      lab.now = day(0);
      const ledger = { claim: () => answer as unknown as boolean };
      const store = await lab.started({ source: issued, expiryNotice: { ledger } });
      expect(await live(store, [70])).toEqual(told);
    }
  });

  it('of an old pair beside a newer one advises to remove it, and to issue nothing', async () => {
    const store = await lab.started({ source: [await pair('old'), await lab.issue('new', -1)] });
    lab.now = day(80);
    await store.tick();
    await new Promise(setImmediate);
    const [event] = lab.events.filter(({ type }) => type === 'expiring');
    expect(event).toMatchObject({ certificate: { commonName: 'old' }, role: 'standby' });
    expect(event?.reason.hint.en).toContain('Remove this one');
    expect(event?.reason.hint.ko).not.toContain('발급');
  });

  it('is not lost where the store is stopped while the ledger is being asked', async () => {
    const claim = new Gate<boolean>();
    const ledger = { claim: () => claim.opened };
    const store = await lab.started({ source: await pair('one'), expiryNotice: { ledger } });
    lab.now = day(70);
    await store.tick();
    const stopped = store.stop();
    claim.open(true);
    await stopped;
    expect(lab.told()).toContain('expiring one 30');
  });
});
