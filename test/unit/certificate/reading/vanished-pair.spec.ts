import { storeProblem } from '../../../../lib/certificate/faults/store-problem.js';
import { day, MemorySource, StoreLab } from '../store/store-lab.js';

describe('a pair that vanishes from its source', () => {
  let lab: StoreLab;
  beforeEach(async () => void (lab = await StoreLab.open()));
  afterEach(() => lab.close());

  it('is a rotation to the next usable one', async () => {
    await lab.place('a', await lab.issue('old', -9));
    await lab.place('b', await lab.issue('new', -1));
    const store = await lab.started({ source: { directory: lab.folder } });
    lab.told();
    await lab.remove('b');
    expect(await store.reload()).toMatchObject({
      status: 'changed',
      active: { commonName: 'old' },
      problems: [],
    });
    expect(store.certificates.map((each) => each.commonName)).toEqual(['old']);
    expect(lab.told()).toEqual(['activated old']);
  });

  const nothing: [string, MemorySource['content'], string][] = [
    ['an empty list', [], 'AIT_CERT_NONE_USABLE'],
    ['a failure', new Error('the secret manager is down'), 'AIT_CERT_SOURCE_FAILED'],
    ['garbage', [{ cert: 'x', key: 'y' }], 'AIT_CERT_NOT_PEM'],
  ];

  it.each(nothing)(
    'is a failed reload where nothing is left but %s: the last good set goes on',
    async (_, left, code) => {
      const source = new MemorySource([await lab.issue('old', -9), await lab.issue('new', -1)]);
      const store = await lab.started({ source, tornGraceMs: -1 });
      const before = store.certificates;
      source.content = left;
      expect(await store.reload()).toMatchObject({ status: 'failed', reason: { code } });
      expect(await store.reload()).toMatchObject({ status: 'failed', reason: { code } });
      expect(store.certificates).toEqual(before);
      source.content = [await lab.issue('newest', 0)];
      await store.reload();
      expect(store.certificates.map((each) => each.commonName)).toEqual(['newest']);
    },
  );

  it('goes on where only a certificate of the future is left, until that one takes over', async () => {
    const source = new MemorySource([await lab.issue('now', -9)]);
    const store = await lab.started({ source });
    source.content = [await lab.issue('next week', 7)];
    expect(await store.reload()).toMatchObject({
      status: 'failed',
      reason: { code: 'AIT_CERT_NOT_YET_VALID' },
    });
    expect(store.active?.commonName).toBe('now');
    lab.now = new Date(lab.now.getTime() + 8 * 86_400_000);
    await store.tick();
    expect(store.certificates.map((each) => each.commonName)).toEqual(['next week']);
    expect(store.problem).toBeUndefined();
  });

  it('leaves the one that serves in service, whatever else vanished with it', async () => {
    const [serves, refused] = await Promise.all([lab.issue('serves', -9), lab.issue('refused', -1)]);
    const source = new MemorySource([serves, refused]);
    const store = await lab.started({ source });
    store.reject(refused.fingerprint256, storeProblem('AIT_CERT_CANARY_FAILED'));
    source.content = [await lab.issue('next week', 7)];
    await store.reload();
    lab.now = day(1);
    await store.tick();
    expect(store.active?.commonName).toBe('serves');
  });
});
