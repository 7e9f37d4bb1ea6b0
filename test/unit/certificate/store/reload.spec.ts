import { utimes } from 'node:fs/promises';
import { MemorySource, StoreLab } from './store-lab.js';

describe('a reload', () => {
  let lab: StoreLab;
  beforeEach(async () => void (lab = await StoreLab.open()));
  afterEach(() => lab.close());

  it('of unchanged content emits nothing and keeps the object, whatever the time stamps say', async () => {
    await lab.place('app', await lab.issue('one'));
    const store = await lab.started({ source: { directory: lab.folder } });
    expect(lab.told()).toEqual(['loaded one', 'activated one']);
    const { active } = store;
    await utimes(lab.path('app_public.crt'), new Date(0), new Date());
    expect(await store.reload()).toMatchObject({
      status: 'unchanged',
      problems: [],
      active: { commonName: 'one' },
    });
    await store.tick();
    expect(store.active).toBe(active);
    expect(lab.told()).toEqual([]);
  });

  it('activates a newer certificate and keeps the older as standby', async () => {
    await lab.place('first', await lab.issue('one', -9));
    const store = await lab.started({ source: { directory: lab.folder } });
    lab.told();
    await lab.place('second', await lab.issue('two', -1));
    expect(await store.reload()).toMatchObject({ status: 'changed', active: { commonName: 'two' } });
    expect(store.certificates.map((each) => each.commonName)).toEqual(['two', 'one']);
    expect(lab.events[1]?.previous).toMatchObject({ commonName: 'one' });
    expect(lab.told()).toEqual(['loaded two', 'activated two']);
  });

  it('says "changed" where only the ones in waiting changed', async () => {
    await lab.place('first', await lab.issue('one', -1));
    const store = await lab.started({ source: { directory: lab.folder } });
    await lab.place('second', await lab.issue('two', -9));
    expect(await store.reload()).toMatchObject({ status: 'changed', active: { commonName: 'one' } });
    await lab.remove('second');
    expect(await store.reload()).toMatchObject({ status: 'changed', active: { commonName: 'one' } });
    expect(await store.reload()).toMatchObject({ status: 'unchanged' });
  });

  it('takes a chain that was completed, although the leaf is the same', async () => {
    const issued = await (
      await lab.authority.intermediate()
    ).issue({ commonName: 'one', validFrom: lab.now });
    const source = new MemorySource([{ cert: issued.cert, key: issued.key }]);
    const store = await lab.started({ source });
    const { active } = store;
    source.content = [{ cert: issued.chain, key: issued.key }];
    expect(await store.reload()).toMatchObject({ status: 'changed' });
    expect(store.active).not.toBe(active);
    expect(store.certificates).toHaveLength(1);
  });

  it('is shared by the calls made while one is under way, and sees what changed after that one looked', async () => {
    const [one, two] = await Promise.all([lab.issue('one', -2), lab.issue('two', -1)]);
    const source = new MemorySource([one]);
    const store = await lab.started({ source });
    const first = store.reload();
    source.content = [two];
    const others = [store.reload(), store.reload(), store.reload()];
    expect(await first).toMatchObject({ status: 'unchanged' });
    expect((await Promise.all(others)).map(({ status }) => status)).toEqual([
      'changed',
      'changed',
      'changed',
    ]);
    expect(source.loads).toBe(3);
  });

  it('of a store that has ended, or whose hook throws, fails, and nothing is pending', async () => {
    let broken = false;
    const activated = (): void => {
      if (broken) throw new Error('bug');
    };
    const source = new MemorySource([await lab.issue('one', -9)]);
    const store = await lab.started({ source, hooks: { activated } });
    broken = true;
    source.content = [await lab.issue('two', -1)];
    expect(await store.reload()).toMatchObject({
      status: 'failed',
      pending: false,
      reason: { code: 'AIT_CERT_ROTATION_FAILED' },
    });
    await store.stop();
    const { loads } = source;
    expect(await store.reload()).toMatchObject({
      status: 'failed',
      pending: false,
      problems: [{ code: 'AIT_CERT_STORE_STOPPED' }],
    });
    expect(source.loads).toBe(loads);
  });

  it('gives as its reason what keeps something from working, before what is only to be removed', async () => {
    const [one, gone] = [await lab.issue('one', -9), await lab.issue('gone', -20)];
    const source = new MemorySource([one]);
    const store = await lab.started({ source, revoked: [gone.fingerprint256] });
    source.content = [gone, one];
    expect(await store.reload()).toMatchObject({ reason: { code: 'AIT_CERT_REVOKED' } });
    source.content = [gone, one, await lab.issue('bad', -1, { eku: 'serverAuth' })];
    expect(await store.reload()).toMatchObject({ status: 'failed', reason: { code: 'AIT_CERT_PURPOSE' } });
  });
});
