import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ClientCertificateStore } from '../../lib/certificate/client-certificate-store.js';
import type { CertificateSource } from '../../lib/certificate/sources/certificate-input.interface.js';
import { createAuthority, type Issued } from '../helpers/pki.js';
import { report } from './rig/figures.js';

type Half = 'cert' | 'key';
type Texts = Record<Half, string>;

describe('a pair that is being written', () => {
  let folder: string;
  let store: ClientCertificateStore;
  const uncaught: unknown[] = [];
  const note = (error: unknown): void => void uncaught.push(error);

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'torn-'));
    process.on('uncaughtException', note).on('unhandledRejection', note);
  });
  afterEach(async () => {
    process.off('uncaughtException', note).off('unhandledRejection', note);
    await store.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const files: Record<Half, string> = { cert: 'app_public.crt', key: 'app_private.key' };
  const write = (half: Half, text: string): Promise<void> => writeFile(join(folder, files[half]), text);

  it('never serves before it is whole, wherever it is cut', async () => {
    const authority = await createAuthority();
    const below = await authority.intermediate();
    const texts = ({ chain, key }: Issued): Texts => ({ cert: chain, key });
    const now = texts(await below.issue());
    await write('cert', now.cert);
    await write('key', now.key);
    const source = { directory: folder } as unknown as CertificateSource;
    store = new ClientCertificateStore({ source, watch: false });
    await store.start();
    let cases = 0;
    let promoted = 0;
    let goodOnes = 0;
    // Both orders in which two files are written, each with every cut of the one and then of the other.
    for (const order of [
      ['cert', 'key'],
      ['key', 'cert'],
    ] as const) {
      const issued = await below.issue();
      const next = texts(issued);
      let serving = store.active;
      for (const half of order) {
        const whole = next[half];
        const isLast = half === order[1];
        for (let cut = 0; cut < whole.length; cut += 1) {
          if (isLast && isWhole(half, whole, cut)) continue;
          await write(half, whole.slice(0, cut));
          await store.reload();
          cases += 1;
          if (store.active !== serving) promoted += 1;
          serving = store.active;
        }
        await write(half, whole);
      }
      await store.reload();
      if (store.active?.fingerprint256 === issued.fingerprint256) goodOnes += 1;
    }
    report('torn pairs', { cases, promoted, uncaught: uncaught.length, 'good ones seen': goodOnes });
    expect({ promoted, uncaught, goodOnes }).toEqual({ promoted: 0, uncaught: [], goodOnes: 2 });
    expect(cases).toBeGreaterThan(2_000);
  });
});

/**
 * Cuts after which nothing of the last file is missing: its final newline; and the end of a block of the chain. A
 * certificate without the intermediates that follow is a pair like any other, and only a server can tell: it is what
 * the canary is for (bad-candidates.spec.ts).
 */
function isWhole(half: Half, text: string, cut: number): boolean {
  const END = half === 'cert' ? '-----END CERTIFICATE-----' : '-----END PRIVATE KEY-----';
  const written = text.slice(0, cut).trimEnd();
  return written.endsWith(END) && !/-----BEGIN(?![\s\S]*-----END)/.test(written);
}
