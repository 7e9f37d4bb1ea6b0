import { rename, rm, writeFile } from 'node:fs/promises';
import type { ClientCertificateStore } from '../../../../lib/certificate/client-certificate-store.js';
import type { Issued } from '../../../helpers/pki.js';
import { StoreLab } from '../store/store-lab.js';

type Tear = (lab: StoreLab, next: Issued) => Promise<void>;

const tears: [string, Tear, string][] = [
  [
    'the certificate is cut off',
    (lab, next) => writeFile(lab.path('app_public.crt'), next.chain.slice(0, 300)),
    'AIT_CERT_TRUNCATED',
  ],
  ['the certificate is empty', (lab) => writeFile(lab.path('app_public.crt'), ''), 'AIT_CERT_EMPTY'],
  [
    'the key is cut off in its first line',
    (lab, next) => writeFile(lab.path('app_private.key'), next.key.slice(0, 9)),
    'AIT_CERT_NOT_PEM',
  ],
  [
    'only the certificate is new',
    (lab, next) => writeFile(lab.path('app_public.crt'), next.chain),
    'AIT_CERT_KEY_MISMATCH',
  ],
  ['the key is gone', (lab) => rm(lab.path('app_private.key')), 'AIT_CERT_HALF_PAIR'],
  [
    'both are gone',
    async (lab) => {
      await rm(lab.path('app_public.crt'));
      await rm(lab.path('app_private.key'));
    },
    'AIT_CERT_DIRECTORY_EMPTY',
  ],
  ['the folder is gone', (lab) => rename(lab.folder, `${lab.folder}.gone`), 'AIT_CERT_DIRECTORY_UNREADABLE'],
];

describe('a half-written pair', () => {
  let lab: StoreLab;
  let store: ClientCertificateStore;
  let next: Issued;
  beforeEach(async () => {
    lab = await StoreLab.open();
    await lab.place('app', await lab.issue('one', -9));
    next = await lab.issue('two');
    store = await lab.started({ source: { directory: lab.folder } });
    lab.told();
  });
  afterEach(async () => {
    await rm(`${lab.folder}.gone`, { recursive: true, force: true });
    await lab.close();
  });

  const later = (ms: number): void => void (lab.now = new Date(lab.now.getTime() + ms));

  it.each(tears)('is no error within the grace time: %s', async (_, tear) => {
    await tear(lab, next);
    for (const wait of [0, 2_500, 2_500]) {
      later(wait);
      expect(await store.reload()).toMatchObject({ status: 'unchanged', pending: true, problems: [] });
    }
    await rename(`${lab.folder}.gone`, lab.folder).catch(() => undefined);
    await lab.place('app', next);
    // Whether this look took it or one of the store's own: they come within moments too.
    expect(await store.reload()).toMatchObject({ pending: false, problems: [] });
    expect(lab.told()).toEqual(['loaded two', 'activated two']);
    expect(store.problem).toBeUndefined();
  });

  it.each(tears)(
    'is reported once when it lasts longer, and the last good one goes on: %s',
    async (_, tear, code) => {
      const { active } = store;
      await tear(lab, next);
      await store.reload();
      later(5_001);
      expect(await store.reload()).toMatchObject({ status: 'failed', pending: false, reason: { code } });
      expect(await store.reload()).toMatchObject({ status: 'failed', reason: { code } });
      expect(lab.told()).toEqual([`reload-failed ${code}`]);
      expect(store.problem?.code).toBe(code);
      expect(store.active).toBe(active);
    },
  );

  it('that turns out to hold the old content after all is no rotation', async () => {
    const { active } = store;
    await rename(lab.path('app_private.key'), lab.path('aside'));
    await store.reload();
    await rename(lab.path('aside'), lab.path('app_private.key'));
    expect(await store.reload()).toMatchObject({ status: 'unchanged' });
    expect(store.active).toBe(active);
    expect(lab.told()).toEqual([]);
  });

  it('does not move the store to a standby meanwhile', async () => {
    await lab.place('older', await lab.issue('zero', -20));
    await store.reload();
    await rm(lab.path('app_private.key'));
    await store.reload();
    expect(store.active?.commonName).toBe('one');
  });

  it('is looked at again within moments, by itself', async () => {
    await lab.place('app', { ...next, key: next.key.slice(0, 50) });
    const activated = new Promise<void>((resolve) => {
      store.events$.subscribe(({ type }) => type === 'activated' && resolve());
    });
    expect((await store.reload()).pending).toBe(true);
    await lab.place('app', next);
    await activated;
    expect(store.active?.commonName).toBe('two');
  });

  it('is an error at once where there is nothing to go on with', async () => {
    await writeFile(lab.path('app_private.key'), next.key.slice(0, 50));
    const other = await lab.started({ source: { directory: lab.folder } });
    expect(other.startProblems.map(({ code }) => code)).toEqual(['AIT_CERT_TRUNCATED']);
  });
});
