import { writeFile } from 'node:fs/promises';
import { BAD_PAIRS } from '../../../helpers/bad-pairs.js';
import { day, MemorySource, StoreLab } from '../store/store-lab.js';

describe('a bad candidate', () => {
  let lab: StoreLab;
  beforeEach(async () => void (lab = await StoreLab.open()));
  afterEach(() => lab.close());

  it('there are 25 kinds and more', () => expect(BAD_PAIRS.length).toBeGreaterThanOrEqual(25));

  it.each(BAD_PAIRS)('in place of the last good one never becomes active: %s', async (_, code, make) => {
    await lab.place('app', await lab.issue('good', -5));
    const store = await lab.started({ source: { directory: lab.folder }, tornGraceMs: -1 });
    const { active } = store;
    lab.told();
    await lab.place('app', await make(lab));
    for (let look = 0; look < 3; look += 1) {
      expect(await store.reload()).toMatchObject({ status: 'failed', reason: { code } });
      await store.tick();
      expect(store.active).toBe(active);
      expect(store.problem?.code).toBe(code);
    }
    expect(lab.told().filter((line) => line.startsWith('reload-failed'))).toHaveLength(1);
    await lab.place('app', await lab.issue('better', -1));
    expect(await store.reload()).toMatchObject({ status: 'changed', problems: [] });
    expect(store.problem).toBeUndefined();
  });

  it('is left out of a reload whose good members are taken', async () => {
    await lab.place('a', await lab.issue('old', -9));
    const store = await lab.started({ source: { directory: lab.folder }, tornGraceMs: -1 });
    lab.told();
    await lab.place('b', await lab.issue('new', -1));
    await lab.place('c', { chain: 'x', key: 'y' });
    const result = await store.reload();
    expect(result).toMatchObject({ status: 'changed', active: { commonName: 'new' } });
    expect(result.problems.map(({ code }) => code)).toEqual(['AIT_CERT_NOT_PEM']);
    expect(lab.told()).toEqual(['loaded new', 'reload-failed AIT_CERT_NOT_PEM', 'activated new']);
  });

  it('does not take the standby along that was in its place', async () => {
    await lab.place('a', await lab.issue('active', -1));
    await lab.place('b', await lab.issue('standby', -9));
    const store = await lab.started({ source: { directory: lab.folder }, tornGraceMs: -1 });
    await writeFile(lab.path('b_public.crt'), 'x');
    await store.reload();
    expect(store.certificates.map((each) => each.commonName)).toEqual(['active', 'standby']);
  });

  it('is announced again when it comes back after it was mended', async () => {
    const good = await lab.issue('good');
    const source = new MemorySource([good]);
    const store = await lab.started({ source });
    for (let time = 0; time < 2; time += 1) {
      lab.told();
      source.content = new Error('no such secret');
      await store.reload();
      await store.reload();
      expect(lab.told()).toEqual(['reload-failed AIT_CERT_SOURCE_FAILED']);
      source.content = [good];
      await store.reload();
    }
  });

  it('that is expired is no news at start, beside the one that took its place', async () => {
    await lab.started({ source: [await lab.issue('left over', -400), await lab.issue('good')] });
    expect(lab.told()).toEqual(['loaded good', 'activated good']);
  });

  it('that is expired is news when somebody puts it there now', async () => {
    await lab.place('a', await lab.issue('good'));
    const store = await lab.started({ source: { directory: lab.folder } });
    lab.told();
    await lab.place('b', await lab.issue('wrong file', -400));
    expect(await store.reload()).toMatchObject({ reason: { code: 'AIT_CERT_EXPIRED' } });
    await store.reload();
    expect(lab.told()).toEqual(['reload-failed wrong file AIT_CERT_EXPIRED']);
    expect(lab.now).toEqual(day(0));
  });
});
