import { rename, rm } from 'node:fs/promises';
import type { CertificateInput } from '../../../../lib/certificate/sources/certificate-input.interface.js';
import type { ClientCertificateStore } from '../../../../lib/certificate/client-certificate-store.js';
import { LiveHandles } from './live-handles.js';
import { Gate, MemorySource, StoreLab } from './store-lab.js';

/** Far longer than a test: whatever happens within one was not the poll's doing. */
const NEVER_MS = 3_600_000;

function activated(store: ClientCertificateStore): Promise<void> {
  return new Promise((resolve) => store.events$.subscribe(({ type }) => type === 'activated' && resolve()));
}

describe('a store looks at its source', () => {
  let lab: StoreLab;
  beforeEach(async () => void (lab = await StoreLab.open()));
  afterEach(() => lab.close());

  it('at an interval', async () => {
    const source = new MemorySource([await lab.issue('one', -9)]);
    const store = await lab.started({ source: { load: () => source.load() }, watch: { pollInterval: 20 } });
    const rotation = activated(store);
    source.content = [await lab.issue('two', -1)];
    await rotation;
    expect(store.active?.commonName).toBe('two');
  });

  it('at a hint of a source', async () => {
    const source = new MemorySource([await lab.issue('one', -9)]);
    const store = await lab.started({ source, watch: { pollInterval: NEVER_MS } });
    const rotation = activated(store);
    source.content = [await lab.issue('two', -1)];
    source.hint?.();
    source.hint?.();
    await rotation;
    expect(source.loads).toBe(2);
    await store.stop();
    expect(source.hint).toBeUndefined();
  });

  it('when a file in its folder changes, also after the folder was made anew', async () => {
    await lab.place('app', await lab.issue('one', -9));
    const store = await lab.started({ source: { directory: lab.folder }, watch: { pollInterval: NEVER_MS } });
    let rotation = activated(store);
    await lab.place('app', await lab.issue('two', -5));
    await rotation;
    rotation = activated(store);
    await rename(lab.folder, `${lab.folder}.old`);
    await lab.place('app', await lab.issue('never', 0)).catch(() => undefined);
    await rename(`${lab.folder}.old`, lab.folder);
    await lab.place('app', await lab.issue('three', -1));
    await rotation;
    expect(store.active?.commonName).toBe('three');
  });

  it('on SIGHUP, where that is wanted, and no longer than it runs', async () => {
    const before = process.listenerCount('SIGHUP');
    const source = new MemorySource([await lab.issue('one', -9)]);
    const store = await lab.started({ source, watch: { pollInterval: NEVER_MS, signal: 'SIGHUP' } });
    expect(process.listenerCount('SIGHUP')).toBe(before + 1);
    const rotation = activated(store);
    source.content = [await lab.issue('two', -1)];
    // A real signal would not reach the copy of `process` that a test sees.
    process.emit('SIGHUP', 'SIGHUP');
    await rotation;
    await store.stop();
    expect(process.listenerCount('SIGHUP')).toBe(before);
  });

  it('only when asked, where the watch is off', async () => {
    const source = new MemorySource([await lab.issue('one', -9)]);
    await lab.started({ source, watch: false });
    expect(source.hint).toBeUndefined();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(source.loads).toBe(1);
  });

  it('not on its own, where it is text and cannot change', async () => {
    const handles = new LiveHandles();
    const store = await lab.started({ source: await lab.issue('one'), watch: { pollInterval: 1 } });
    let looks = 0;
    store.reload = () => Promise.reject(new Error(`unwanted: ${(looks += 1)}`));
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(looks).toBe(0);
    await store.stop();
    expect(await handles.left()).toEqual([]);
  });

  it('no longer once it is stopped: no timer, no watch, no more events', async () => {
    await lab.place('app', await lab.issue('one', -9));
    const handles = new LiveHandles();
    const store = await lab.started({
      source: { directory: lab.folder },
      watch: { pollInterval: NEVER_MS },
    });
    let completed = false;
    store.events$.subscribe({ complete: () => (completed = true) });
    await rm(lab.path('app_private.key'));
    expect((await store.reload()).pending).toBe(true);
    expect(handles.names).toEqual(['FSEVENTWRAP', 'Timeout']);
    await Promise.all([store.stop(), store.stop()]);
    expect(completed).toBe(true);
    expect(await handles.left()).toEqual([]);
    lab.told();
    await lab.place('app', await lab.issue('two', -1));
    expect(await store.reload()).toMatchObject({
      status: 'failed',
      reason: { code: 'AIT_CERT_STORE_STOPPED' },
    });
    await store.tick();
    expect(store.active?.commonName).toBe('one');
    expect(lab.told()).toEqual([]);
  });

  it('and drops what a source answers after the stop', async () => {
    const answer = new Gate<CertificateInput[]>();
    const store = lab.store({ source: { load: () => answer.opened } });
    const started = store.start();
    await store.stop();
    answer.open([await lab.issue('late')]);
    await started;
    expect(store.certificates).toEqual([]);
  });
});
