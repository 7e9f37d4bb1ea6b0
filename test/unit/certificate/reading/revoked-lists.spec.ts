import { rm, writeFile } from 'node:fs/promises';
import type { ClientCertificateStore } from '../../../../lib/certificate/client-certificate-store.js';
import type { Issued } from '../../../helpers/pki.js';
import { MemorySource, StoreLab } from '../store/store-lab.js';

/** Where a list of revoked certificates may stand: how it is written, and the store that reads it. */
interface Place {
  write(lines: string[]): Promise<void>;
  damage(): Promise<void>;
  open(): ClientCertificateStore;
}

describe.each(['a directory', 'a source of the user', 'a file of its own'])(
  'the list of revoked certificates in %s',
  (kind) => {
    let lab: StoreLab;
    let old: Issued;
    let leaked: Issued;
    let place: Place;
    let cut: string[];
    beforeEach(async () => {
      lab = await StoreLab.open();
      [old, leaked] = await Promise.all([lab.issue('old', -9), lab.issue('leaked', -1)]);
      cut = [];
      place = await placeOf(kind);
    });
    afterEach(() => lab.close());

    async function placeOf(which: string): Promise<Place> {
      const hooks = { cut: ({ commonName }: { commonName: string }) => void cut.push(commonName) };
      if (which === 'a source of the user') {
        let revoked: unknown = [];
        const load = async () => ({ certificates: [old, leaked], revoked });
        return {
          write: async (lines) => void (revoked = lines),
          damage: async () => void (revoked = 'oops'),
          open: () => lab.store({ source: { load }, hooks }),
        };
      }
      await lab.place('old', old);
      await lab.place('leaked', leaked);
      const path = lab.path(which === 'a directory' ? 'revoked' : 'list.txt');
      await writeFile(path, '');
      return {
        write: (lines) => writeFile(path, `# leaked in May\r\n\n${lines.join('\n')}  # why\n`),
        damage: () => writeFile(path, Buffer.from([0x00, 0xff, 0x41])),
        open: () =>
          lab.store({
            source: { directory: lab.folder },
            hooks,
            ...(which === 'a directory' ? {} : { revoked: { path } }),
          }),
      };
    }

    async function started(): Promise<ClientCertificateStore> {
      const store = place.open();
      await store.start();
      lab.told();
      return store;
    }

    const names = (store: ClientCertificateStore): string[] =>
      store.certificates.map(({ commonName }) => commonName);

    it('takes effect with the next look: another serves, and what it names is cut', async () => {
      const store = await started();
      expect(store.active?.commonName).toBe('leaked');
      await place.write([leaked.fingerprint256.replaceAll(':', '').toLowerCase()]);
      await store.reload();
      expect(names(store)).toEqual(['old']);
      expect(cut).toEqual(['leaked']);
      expect(lab.told().slice(0, 2)).toEqual(['activated old', 'revoked leaked AIT_CERT_REVOKED']);
      expect(store.problem).toBeUndefined();
    });

    it('holds from the first moment of the next process, without a word about what is not here', async () => {
      await place.write([leaked.fingerprint256, 'ab'.repeat(32)]);
      const store = place.open();
      await store.start();
      expect(names(store)).toEqual(['old']);
      expect(lab.told()).toEqual(['loaded old', 'reload-failed leaked AIT_CERT_REVOKED', 'activated old']);
    });

    it('brings nothing back where a fingerprint vanishes from it, or all of it is damaged', async () => {
      const store = await started();
      await place.write([leaked.fingerprint256]);
      await store.reload();
      await place.write([]);
      await store.reload();
      expect(names(store)).toEqual(['old']);
      await place.damage();
      await store.reload();
      lab.now = new Date(lab.now.getTime() + 5_001);
      await store.reload();
      expect(names(store)).toEqual(['old']);
      expect(store.problem?.code).toBe('AIT_CERT_REVOKED_LIST_INVALID');
    });

    it('counts with every line that can be read', async () => {
      const store = await started();
      await place.write(['not a fingerprint', leaked.fingerprint256]);
      await store.reload();
      expect(names(store)).toEqual(['old']);
    });

    it('lets nothing be used at the start before it could be read whole', async () => {
      await place.damage();
      const store = place.open();
      await store.start();
      expect(store.active).toBeUndefined();
      expect(store.startProblems.map(({ code }) => code)).toContain('AIT_CERT_REVOKED_LIST_INVALID');
      await place.write([leaked.fingerprint256]);
      await store.reload();
      expect(names(store)).toEqual(['old']);
      expect(store.problem).toBeUndefined();
    });
  },
);

describe('a list of revoked certificates', () => {
  let lab: StoreLab;
  beforeEach(async () => void (lab = await StoreLab.open()));
  afterEach(() => lab.close());

  it('that the options name must be there at the start; when it goes later, nothing comes back', async () => {
    const path = lab.path('list');
    const [old, leaked] = [await lab.issue('old', -9), await lab.issue('leaked', -1)];
    const missing = await lab.started({ source: [old], revoked: { path } });
    expect(missing.startProblems).toMatchObject([
      { code: 'AIT_CERT_REVOKED_LIST_UNREADABLE', option: 'revoked.path' },
    ]);
    await writeFile(path, leaked.fingerprint256);
    const store = await lab.started({ source: [old, leaked], revoked: { path } });
    await rm(path);
    await store.reload();
    expect(store.active?.commonName).toBe('old');
    expect(store.problem?.code).toBe('AIT_CERT_REVOKED_LIST_UNREADABLE');
  });

  it('is looked at also where the certificates are text and cannot change', async () => {
    const path = lab.path('list');
    await writeFile(path, '');
    const [old, leaked] = [await lab.issue('old', -9), await lab.issue('leaked', -1)];
    const store = await lab.started({
      source: [old, leaked],
      revoked: { path },
      watch: { pollInterval: 20 },
    });
    const revoked = new Promise<void>((resolve) => {
      store.events$.subscribe(({ type }) => type === 'revoked' && resolve());
    });
    await writeFile(path, leaked.fingerprint256);
    await revoked;
    expect(store.active?.commonName).toBe('old');
  });

  it('of its own takes effect while the source hangs', async () => {
    const path = lab.path('list');
    await writeFile(path, '');
    const source = new MemorySource([await lab.issue('old', -9), await lab.issue('leaked', -1)]);
    let hangs = false;
    const load = () => (hangs ? new Promise<never>(() => undefined) : source.load());
    const store = await lab.started({ source: { load }, revoked: { path } });
    const revoked = new Promise<void>((resolve) => {
      store.events$.subscribe(({ type }) => type === 'revoked' && resolve());
    });
    hangs = true;
    await writeFile(path, store.active!.fingerprint256);
    void store.reload();
    await revoked;
    expect(store.active?.commonName).toBe('old');
  });

  it('that comes with a new pair lets that one take over, and never an older one between', async () => {
    const [old, leaked, fresh] = await Promise.all([
      lab.issue('old', -9),
      lab.issue('leaked', -5),
      lab.issue('fresh', -1),
    ]);
    let content: object = { certificates: [old, leaked] };
    const store = await lab.started({ source: { load: async () => content } });
    lab.told();
    content = { certificates: [old, leaked, fresh], revoked: [leaked.fingerprint256] };
    await store.reload();
    expect(lab.told().filter((line) => line.startsWith('activated'))).toEqual(['activated fresh']);
  });
});
