import { writeFile } from 'node:fs/promises';
import { MemorySource, StoreLab } from './store-lab.js';

describe('the options of a store', () => {
  let lab: StoreLab;
  beforeEach(async () => void (lab = await StoreLab.open()));
  afterEach(() => lab.close());

  it('a list of revoked fingerprints counts from the first moment, in any spelling', async () => {
    const [old, leaked] = await Promise.all([lab.issue('old', -9), lab.issue('leaked', -1)]);
    const revoked = [leaked.fingerprint256.replaceAll(':', '').toLowerCase()];
    const store = await lab.started({ source: new MemorySource([old, leaked]), revoked });
    expect(store.certificates.map(({ commonName }) => commonName)).toEqual(['old']);
  });

  it('one that is no fingerprint is named by its place', () => {
    const revoked = ['ab'.repeat(32), 'oops'];
    expect(() => lab.store({ source: new MemorySource([]), revoked })).toThrow(
      expect.objectContaining({ message: expect.stringContaining('revoked[1]') }),
    );
  });

  it.each([
    [undefined, 30, 'expiring'],
    [undefined, 31, 'valid'],
    [[90, 7], 90, 'expiring'],
    [[], 0, 'valid'],
  ])('notices at %j days: with %i days left it is %s', async (days, left, state) => {
    const expiryNotice = days && { days };
    const source = new MemorySource([await lab.issue('one', left - 390)]);
    const store = await lab.started({ source, ...(expiryNotice && { expiryNotice }) });
    // Half a day before a whole number of them, so that the seconds of an issue do not matter.
    const end = store.active!.validTo.getTime();
    expect(store.active!.state(new Date(end - left * 86_400_000 - (state === 'valid' ? 3_600_000 : 0)))).toBe(
      state,
    );
  });

  it('a list of its own and a new pair at once: the new pair takes over, and no older one between', async () => {
    const path = lab.path('list');
    await writeFile(path, '');
    const [old, leaked, fresh] = await Promise.all([
      lab.issue('old', -9),
      lab.issue('leaked', -5),
      lab.issue('fresh', -1),
    ]);
    const source = new MemorySource([old, leaked]);
    const store = await lab.started({ source, revoked: { path } });
    lab.told();
    source.content = [old, leaked, fresh];
    await writeFile(path, leaked.fingerprint256);
    await store.reload();
    expect(lab.told().filter((line) => line.startsWith('activated'))).toEqual(['activated fresh']);
  });
});
