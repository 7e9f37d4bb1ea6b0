import { execFile } from 'node:child_process';
import { createPrivateKey } from 'node:crypto';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { createAuthority } from '../helpers/pki.js';
import type { StartReport } from './frames.js';

const LOADER = pathToFileURL(join(process.cwd(), 'test/helpers/typescript-loader.mjs')).href;
const PROGRAM = join(process.cwd(), 'test/leaks/frames.ts');

describe('a start that fails with a key given as text, or as bytes', () => {
  it.each([false, true])('shows nothing of it in the locals of our frames (bytes: %s)', async (asBytes) => {
    const authority = await createAuthority();
    const [own, other] = [
      await authority.issue({ keyType: 'rsa' }),
      await authority.issue({ keyType: 'rsa' }),
    ];
    const passphrase = 'another-word-1234';
    const encrypted = createPrivateKey(own.key)
      .export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'the-right-word' })
      .toString();
    const der = createPrivateKey(own.key).export({ type: 'pkcs8', format: 'der' }).toString('base64');
    const starts: Record<string, { cert: string; key: string; passphrase?: string }> = {
      AIT_CERT_KEY_MISMATCH: { cert: own.chain, key: other.key },
      AIT_CERT_TRUNCATED: { cert: own.chain, key: own.key.slice(0, -300) },
      AIT_CERT_MALFORMED: { cert: own.chain, key: own.key.replace(/\n.{9}/, '\n!!!!!!!!!') },
      AIT_CERT_PASSPHRASE_WRONG: { cert: own.chain, key: encrypted, passphrase },
      AIT_CERT_SWAPPED: { cert: own.key, key: own.chain },
      AIT_CERT_DER: { cert: own.chain, key: der },
      AIT_CERT_NOT_PEM: { cert: own.chain, key: 'no key at all' },
    };
    const needles = [own.key, other.key, encrypted].flatMap((pem) =>
      pem.split('\n').filter((line) => line.length === 64),
    );
    const task = {
      starts: Object.values(starts),
      needles: [...needles, passphrase, der.slice(90, 150)],
      asBytes,
    };
    const args = ['--import', LOADER, PROGRAM, JSON.stringify(task)];
    const { stdout } = await promisify(execFile)(process.execPath, args);
    const reports = JSON.parse(stdout) as StartReport[];
    expect(reports.map(({ code }) => code)).toEqual(Object.keys(starts));
    // Something was thrown through frames of ours, and they were looked at.
    for (const { frames } of reports) expect(frames).toBeGreaterThan(0);
    expect(reports.flatMap(({ seen }) => seen)).toEqual([]);
  });
});
