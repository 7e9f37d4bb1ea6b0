import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CertificateEvent } from '../../../lib/certificate/events/certificate-event.interface.js';
import type { CertificateStoreOptions } from '../../../lib/certificate/store/certificate-store-options.interface.js';
import { ClientCertificateStore } from '../../../lib/certificate/client-certificate-store.js';
import { toCertificateSource } from '../../../lib/certificate/sources/to-certificate-source.js';
import type { Authority, Issued } from '../pki.js';
import { failures, type Suspects } from './tried.js';

const DAY_MS = 86_400_000;

/** What a store says when its source, its hooks or its certificates fail it, all under one key. */
export async function storeFailures(
  authority: Authority,
  { cert, key, keys, fingerprint256 }: Issued,
  folder: string,
): Promise<Suspects> {
  const empty = join(folder, 'empty');
  const half = join(folder, 'half');
  for (const each of [empty, half]) await mkdir(each);
  await writeFile(join(half, 'a_private.key'), key);
  const expired = await authority.issue({ keys, validFrom: new Date(Date.now() - 3 * DAY_MS), days: 1 });
  const early = await authority.issue({ keys, validFrom: new Date(Date.now() + 2 * DAY_MS) });
  const expiring = await authority.issue({ keys, days: 20 });
  const next = await authority.issue({ keys, validFrom: new Date(Date.now() - 1_000) });
  const bug = Object.assign(new Error('bug'), { response: { data: { key } }, config: { key } });
  const fails = () => Promise.reject(bug);
  const sources: Record<string, [source: unknown, options?: Partial<CertificateStoreOptions>]> = {
    'an empty folder': [{ directory: empty }],
    'half a pair': [{ directory: half }, { tornGraceMs: 0 }],
    'a folder that is not there': [{ directory: join(folder, 'nowhere') }],
    'a source that throws an error with the key': [{ load: fails }],
    'a source that gives the key alone': [{ load: async () => key }],
    'a source that gives a list of keys': [{ load: async () => [key] }],
    'an expired certificate': [{ cert: expired.cert, key }],
    'a certificate of tomorrow': [{ cert: early.cert, key }],
    'a revoked certificate': [{ cert, key }, { revoked: [fingerprint256] }],
    'no certificate': [{ load: async () => [] }],
    'an expiring certificate': [{ cert: expiring.cert, key }, { expiryNotice: { ledger: { claim: fails } } }],
  };
  const found: Suspects = {};
  for (const [name, [source, options]] of Object.entries(sources)) {
    const { store, events } = await started(source, options);
    found[`store: ${name}`] = store.problem ?? store.startProblems;
    found[`events: ${name}`] = events;
    await store.stop();
    if (name === 'an expired certificate')
      found['store: stopped'] = await store.reload().then((result) => result.problems ?? result);
  }
  const hooks: Record<string, CertificateStoreOptions['hooks']> = {
    canary: { canary: fails },
    activation: { activated: (_active, previous) => void (previous && fail(bug)) },
    drain: { drain: fails },
    warmth: { warm: fails },
  };
  for (const [name, hook] of Object.entries(hooks)) {
    let content = [{ cert: expiring.cert, key }];
    const { store, events } = await started({ load: async () => content }, { hooks: hook });
    content = [{ cert: next.cert, key }];
    found[`reload: ${name}`] = await store.reload();
    await store.stop();
    found[`events: ${name}`] = events;
  }
  const { store } = await started({ cert, key });
  const refused = await failures({
    'store: the key as fingerprint': () => store.revoke(key),
    'option: the key as certificate': async () => toCertificateSource(key),
  });
  await store.stop();
  return { ...found, ...refused };
}

function fail(error: Error): never {
  throw error;
}

async function started(source: unknown, options: Partial<CertificateStoreOptions> = {}) {
  const events: CertificateEvent[] = [];
  const store = new ClientCertificateStore({ source: toCertificateSource(source), watch: false, ...options });
  store.events$.subscribe((event) => events.push(event));
  await store.start();
  return { store, events };
}
