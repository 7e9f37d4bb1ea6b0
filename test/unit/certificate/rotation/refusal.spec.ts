import { storeProblem } from '../../../../lib/certificate/faults/store-problem.js';
import { StoreLab } from '../store/store-lab.js';

const reason = storeProblem('AIT_CERT_CANARY_FAILED');

describe('a certificate that a server refuses', () => {
  let lab: StoreLab;
  beforeEach(async () => void (lab = await StoreLab.open()));
  afterEach(() => lab.close());

  const later = (ms: number): void => void (lab.now = new Date(lab.now.getTime() + ms));

  it('is set aside, and the next is active when reject() returns', async () => {
    const drained: string[] = [];
    const store = await lab.started({
      source: [await lab.issue('one', -1), await lab.issue('two', -9)],
      hooks: { drain: async ({ commonName }) => void drained.push(commonName) },
    });
    lab.told();
    store.reject(store.active!.fingerprint256, reason);
    expect(store.active?.commonName).toBe('two');
    expect(store.certificates.map((each) => each.commonName)).toEqual(['two']);
    expect(store.problem).toBe(reason);
    expect(drained).toEqual(['one']);
    expect(lab.told()).toEqual([`rejected one ${reason.code}`, 'activated two']);
    later(29_999);
    await store.reload();
    expect(store.active?.commonName).toBe('two');
    later(1);
    await store.tick();
    expect(store.active?.commonName).toBe('one');
    expect(store.problem).toBeUndefined();
  });

  it('goes back into service after 30 seconds, and after twice as long each time, up to ten minutes', async () => {
    // As behind nginx, which accepts every handshake: only the next request is refused again.
    const store = await lab.started({
      source: [await lab.issue('one', -1), await lab.issue('two', -9)],
      hooks: { canary: async () => ({ verdict: 'accepted' }) },
    });
    const { fingerprint256 } = store.active!;
    const waits: number[] = [];
    for (let refusal = 0; refusal < 7; refusal += 1) {
      store.reject(fingerprint256, reason);
      expect(store.active?.commonName).toBe('two');
      const { retryAt } = store.heldBack!;
      const seconds = (retryAt!.getTime() - lab.now.getTime()) / 1_000;
      later(seconds * 1_000 - 1);
      await store.tick();
      expect(store.active?.commonName).toBe('two');
      later(1);
      await store.tick();
      expect(store.active?.commonName).toBe('one');
      expect(store.heldBack).toBeUndefined();
      waits.push(seconds);
    }
    expect(waits).toEqual([30, 60, 120, 240, 480, 600, 600]);
    // After a good while it begins anew.
    later(1_300_000);
    store.reject(fingerprint256, reason);
    expect(store.heldBack?.retryAt).toEqual(new Date(lab.now.getTime() + 30_000));
  });

  it('comes back through a canary, which is told that it was rejected before', async () => {
    const trials: string[] = [];
    const store = await lab.started({
      source: [await lab.issue('one', -1), await lab.issue('two', -9)],
      hooks: {
        canary: async ({ commonName }, { wasRejected, active }) => {
          trials.push(`${commonName} ${wasRejected}, ${active.commonName} serves`);
          return { verdict: 'rejected', reason };
        },
      },
    });
    store.reject(store.active!.fingerprint256, reason);
    later(30_000);
    await store.tick();
    expect({ trials, active: store.active?.commonName }).toEqual({
      trials: ['one true, two serves'],
      active: 'two',
    });
    await store.revoke(store.active!.fingerprint256);
    expect(store.active?.commonName).toBe('one');
  });

  it('is remembered of the only one until a server accepts it, however long that takes', async () => {
    const store = await lab.started({ source: await lab.issue('only', -1) });
    const { fingerprint256 } = store.active!;
    store.reject(fingerprint256, reason);
    later(86_400_000);
    await store.tick();
    expect(store.problem).toBe(reason);
    lab.told();
    store.accept(fingerprint256);
    store.accept(fingerprint256);
    expect(store.problem).toBeUndefined();
    expect(lab.told()).toEqual(['recovered only AIT_CERT_RECOVERED']);
  });

  it('is not kept out for longer where the clock is set back', async () => {
    const store = await lab.started({ source: [await lab.issue('one', -1), await lab.issue('two', -9)] });
    store.reject(store.active!.fingerprint256, reason);
    later(-3_600_000);
    await store.tick();
    expect(store.active?.commonName).toBe('one');
  });

  it('is told of once, however many requests were refused', async () => {
    const pairs = [await lab.issue('one', -1), await lab.issue('two', -9)] as const;
    const store = await lab.started({ source: pairs.slice() });
    lab.told();
    for (let request = 0; request < 50; request += 1) store.reject(pairs[0].fingerprint256, reason);
    expect(lab.told()).toHaveLength(2);
    later(30_000);
    await store.tick();
    expect(store.active?.commonName).toBe('one');
  });

  it('stays active where there is no other: the server decides', async () => {
    const store = await lab.started({ source: await lab.issue('only') });
    store.reject(store.active!.fingerprint256, reason);
    await store.tick();
    expect(store.active?.commonName).toBe('only');
    expect(store.problem).toBe(reason);
  });

  it('does not go back and forth where all are refused', async () => {
    const store = await lab.started({ source: [await lab.issue('one', -1), await lab.issue('two', -9)] });
    const [one, two] = store.certificates;
    store.reject(one!.fingerprint256, reason);
    lab.told();
    store.reject(two!.fingerprint256, reason);
    await store.tick();
    expect(store.active).toBe(two);
    expect(lab.told()).toEqual([`rejected two ${reason.code}`]);
  });

  it('gets its chance at once where its content changes', async () => {
    const issued = await (
      await lab.authority.intermediate()
    ).issue({ commonName: 'one', validFrom: lab.now });
    await lab.place('a', { chain: issued.cert, key: issued.key });
    await lab.place('b', await lab.issue('two', -9));
    const store = await lab.started({ source: { directory: lab.folder } });
    store.reject(issued.fingerprint256, reason);
    await lab.place('a', issued);
    await store.reload();
    expect(store.active?.commonName).toBe('one');
  });

  it('is ignored where it is not known', async () => {
    const store = await lab.started({ source: await lab.issue('one') });
    lab.told();
    store.reject((await lab.issue('stranger')).fingerprint256, reason);
    expect(lab.told()).toEqual([]);
  });
});
