import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { draftPath } from '../draft-path.js';

/**
 * Writes a pair under the names of the console's download. The key goes first, and each file appears whole: whoever
 * watches the folder never reads half a file.
 *
 * @internal
 */
export async function writeCertificateFiles(
  directory: string,
  name: string,
  pair: { cert: string; key: string },
): Promise<{ certPath: string; keyPath: string }> {
  await mkdir(directory, { recursive: true });
  const certPath = join(directory, `${name}_public.crt`);
  const keyPath = join(directory, `${name}_private.key`);
  await writeWhole(keyPath, pair.key, 0o600);
  await writeWhole(certPath, pair.cert, 0o644);
  return { certPath, keyPath };
}

async function writeWhole(path: string, text: string, mode: number): Promise<void> {
  const draft = draftPath(path);
  await writeFile(draft, text, { mode, flag: 'wx' });
  await rename(draft, path);
}
