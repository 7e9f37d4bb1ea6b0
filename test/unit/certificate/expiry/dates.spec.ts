import { day, MemorySource, StoreLab } from '../store/store-lab.js';

describe('as time goes by', () => {
  let lab: StoreLab;
  beforeEach(async () => void (lab = await StoreLab.open()));
  afterEach(() => lab.close());

  it('a standby that becomes valid later takes over on the tick, without a look at the source', async () => {
    const source = new MemorySource([await lab.issue('now', -9), await lab.issue('later', 3)]);
    const store = await lab.started({ source });
    expect(store.certificates.map((each) => each.commonName)).toEqual(['now']);
    lab.told();
    lab.now = day(3);
    await store.tick();
    expect(store.certificates.map((each) => each.commonName)).toEqual(['later', 'now']);
    expect(lab.told()).toEqual(['activated later']);
    expect(source.loads).toBe(1);
  });

  it('an active certificate that expires stays where there is no other, and everybody is told', async () => {
    const store = await lab.started({
      source: await lab.issue('only', -1, { days: 5 }),
      expiryNotice: { days: [] },
    });
    const { active } = store;
    lab.told();
    lab.now = day(10);
    await store.tick();
    await store.reload();
    await new Promise(setImmediate);
    expect(store.active).toBe(active);
    expect(store.active?.state(lab.now)).toBe('expired');
    expect(store.problem?.code).toBe('AIT_CERT_EXPIRED');
    expect(lab.told()).toEqual(['expired only expired']);
  });

  it('an active certificate that expires gives way to an older one that lasts longer', async () => {
    const pairs = [await lab.issue('short', -1, { days: 5 }), await lab.issue('long', -100)];
    const store = await lab.started({ source: pairs, expiryNotice: { days: [] } });
    lab.told();
    lab.now = day(10);
    await store.tick();
    expect(store.certificates.map((each) => each.commonName)).toEqual(['long']);
    await new Promise(setImmediate);
    expect(lab.told()).toEqual(['activated long', 'expired short expired']);
  });

  it('an expired certificate is not loaded at start', async () => {
    const store = await lab.started({ source: await lab.issue('old', -400) });
    expect(store.active).toBeUndefined();
    expect(store.startProblems.map(({ code }) => code)).toEqual(['AIT_CERT_EXPIRED']);
  });
});
