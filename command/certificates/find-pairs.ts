import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { existingPath, pathLikeness, shownPath } from '../../lib/certificate/material/material-path.js';
import { directoryPairs } from '../../lib/certificate/sources/directory-pairs.js';
import type { SourceVariables } from '../../lib/certificate/sources/to-certificate-source.js';
import { optionsFromEnvironment } from '../../lib/options/environment/options-from-environment.js';
import { UsageError } from '../shell/usage.error.js';

/** Where a certificate and its key are: paths, or their texts from the environment. Not to be printed. */
export interface PairPlace {
  readonly cert?: string | undefined;
  readonly key?: string | undefined;
  readonly passphrase?: string | undefined;
  /** What may be shown of each: a path, or the name of a variable. */
  readonly shown: { readonly cert?: string; readonly key?: string };
}

/**
 * What a path on the command line means: a folder's pairs, or one certificate with the key that lies beside it under
 * the console's names (`<name>_public.crt`, `<name>_private.key`).
 *
 * @throws UsageError when there is nothing
 */
export async function findPairs(path: string, cwd: string, key?: string): Promise<PairPlace[]> {
  const place = await existingPath(resolve(cwd, path));
  const stats = await stat(place).catch(() => undefined);
  if (!stats) {
    throw new UsageError({
      ko: `그런 파일이나 폴더가 없어요: ${path}`,
      en: `No such file or folder: ${path}`,
    });
  }
  if (!stats.isDirectory()) {
    return [onDisk(place, key === undefined ? await keyBeside(place) : resolve(cwd, key))];
  }
  const pairs = directoryPairs(await readdir(place));
  if (pairs.length === 0) {
    throw new UsageError({
      ko: `${path} 폴더에 <이름>_public.crt, <이름>_private.key 파일이 없어요`,
      en: `There is no <name>_public.crt or <name>_private.key in ${path}`,
    });
  }
  const at = (name: string | undefined) => (name === undefined ? undefined : join(place, name));
  return pairs.map((pair) => onDisk(at(pair.cert), at(pair.key)));
}

/**
 * What the environment names, as the module in an app would read it.
 *
 * @throws UsageError when it names nothing
 */
export async function pairsOfEnvironment(
  environment: Readonly<Record<string, string | undefined>>,
  cwd: string,
): Promise<PairPlace[]> {
  const { options, variables } = optionsFromEnvironment(environment);
  const certificate = options.certificate as Partial<
    Record<'cert' | 'key' | 'passphrase' | 'directory', string>
  >;
  if (!certificate) {
    throw new UsageError({
      ko: '인증서가 어디 있는지 알 수 없어요. 파일이나 폴더를 적거나 APPS_IN_TOSS_CERT, APPS_IN_TOSS_KEY를 설정해 주세요',
      en: 'No certificate is named: give a file or a folder, or set APPS_IN_TOSS_CERT and APPS_IN_TOSS_KEY',
    });
  }
  const { cert, key, passphrase, directory } = certificate;
  if (directory !== undefined)
    return (await findPairs(directory, cwd)).map((pair) => ({ ...pair, passphrase }));
  return [
    {
      cert: fromFolder(cert, cwd),
      key: fromFolder(key, cwd),
      passphrase,
      shown: { ...half('cert', cert, variables), ...half('key', key, variables) },
    },
  ];
}

/** A relative path starts in the folder of the command, whichever process that runs in. */
export function fromFolder(value: string | undefined, cwd: string): string | undefined {
  return value !== undefined && pathLikeness(value) === 'sure' ? resolve(cwd, value) : value;
}

function half(name: 'cert' | 'key', value: string | undefined, variables: SourceVariables) {
  if (value === undefined) return {};
  const path = pathLikeness(value) === 'no' ? undefined : shownPath(value);
  return { [name]: [variables[name], path].filter(Boolean).join(' → ') };
}

function onDisk(cert: string | undefined, key: string | undefined): PairPlace {
  const files = { ...(cert !== undefined && { cert }), ...(key !== undefined && { key }) };
  return { ...files, shown: files };
}

async function keyBeside(cert: string): Promise<string | undefined> {
  const folder = dirname(cert);
  const pairs = directoryPairs(await readdir(folder));
  const key = pairs.find((pair) => pair.cert === basename(cert))?.key;
  return key === undefined ? undefined : join(folder, key);
}
