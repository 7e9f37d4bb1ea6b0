import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { existingPath } from '../../lib/certificate/material/material-path.js';
import { directoryPairs } from '../../lib/certificate/sources/directory-pairs.js';
import { UsageError } from '../shell/usage.error.js';

/** A certificate on disk, and its key where there is one. Paths. */
export interface PairPaths {
  readonly cert?: string;
  readonly key?: string;
}

/**
 * What a path on the command line means: a folder's pairs, or one certificate with the key that lies beside it under
 * the console's names (`<name>_public.crt`, `<name>_private.key`).
 *
 * @throws UsageError when there is nothing
 */
export async function findPairs(path: string, cwd: string, key?: string): Promise<PairPaths[]> {
  const place = await existingPath(resolve(cwd, path));
  const stats = await stat(place).catch(() => undefined);
  if (!stats)
    throw new UsageError({
      ko: `그런 파일이나 폴더가 없어요: ${path}`,
      en: `No such file or folder: ${path}`,
    });
  if (!stats.isDirectory()) {
    const beside = key === undefined ? await keyBeside(place) : resolve(cwd, key);
    return [{ cert: place, ...(beside !== undefined && { key: beside }) }];
  }
  const pairs = directoryPairs(await readdir(place));
  if (pairs.length === 0) {
    throw new UsageError({
      ko: `${path} 폴더에 <이름>_public.crt, <이름>_private.key 파일이 없어요`,
      en: `There is no <name>_public.crt or <name>_private.key in ${path}`,
    });
  }
  return pairs.map((pair) => ({
    ...(pair.cert !== undefined && { cert: join(place, pair.cert) }),
    ...(pair.key !== undefined && { key: join(place, pair.key) }),
  }));
}

async function keyBeside(cert: string): Promise<string | undefined> {
  const folder = dirname(cert);
  const pairs = directoryPairs(await readdir(folder));
  const key = pairs.find((pair) => pair.cert === basename(cert))?.key;
  return key === undefined ? undefined : join(folder, key);
}
