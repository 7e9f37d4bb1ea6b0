import { MemorySource, StoreLab } from './store-lab.js';

describe('a start', () => {
  let lab: StoreLab;
  beforeEach(async () => void (lab = await StoreLab.open()));
  afterEach(() => lab.close());

  it('without anything usable does not reject, and names all that is wrong', async () => {
    const good = await lab.issue('other');
    const store = await lab.started({
      source: [
        { cert: 'x', key: 'y' },
        { cert: good.chain, key: (await lab.issue('x')).key },
        await lab.issue('old', -400),
      ],
    });
    expect(store.startProblems.map(({ code }) => code)).toEqual([
      'AIT_CERT_NOT_PEM',
      'AIT_CERT_KEY_MISMATCH',
      'AIT_CERT_EXPIRED',
    ]);
    expect(store.startProblems[2]?.message).toMatch(/^certificate\[2\]\.cert expired on /);
    expect(store.problem).toBe(store.startProblems[0]);
    expect(store.active).toBeUndefined();
    expect(store.certificates).toEqual([]);
  });

  it('with something usable has no problems, whatever else is in the source', async () => {
    const store = await lab.started({ source: [{ cert: 'x', key: 'y' }, await lab.issue('good')] });
    expect(store.active?.commonName).toBe('good');
    expect(store.startProblems).toEqual([]);
    expect(store.problem?.code).toBe('AIT_CERT_NOT_PEM');
    expect(lab.told()).toEqual(['loaded good', 'reload-failed AIT_CERT_NOT_PEM', 'activated good']);
  });

  it('is one, however often it is asked for', async () => {
    const source = new MemorySource([await lab.issue('good')]);
    const store = lab.store({ source });
    await Promise.all([store.start(), store.start()]);
    expect(source.loads).toBe(1);
  });

  it('finds later what was not there at first', async () => {
    const source = new MemorySource([]);
    const store = await lab.started({ source });
    expect(store.startProblems.map(({ code }) => code)).toEqual(['AIT_CERT_NONE_USABLE']);
    source.content = [await lab.issue('late')];
    expect(await store.reload()).toMatchObject({ status: 'changed' });
    expect(store.problem).toBeUndefined();
  });
});
