import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseEnv } from 'node:util';
import type { Shell } from '../shell/shell.js';
import { UsageError } from '../shell/usage.error.js';

/** The environment as an app in this folder would have it. */
export interface ProjectEnvironment {
  readonly values: Readonly<Record<string, string | undefined>>;
  /** The files that were read, as they were named. */
  readonly files: readonly string[];
  /** Which file a variable came from; none for one of the process. */
  readonly fileOf: ReadonlyMap<string, string>;
  /** Variables that stand in a file, with another value than the one of the process, which wins. */
  readonly shadowed: readonly string[];
}

const DEFAULT_FILE = '.env';

/**
 * The variables of this process and of the `.env` files, with the precedence of `ConfigModule.forRoot()`: the process
 * before the files, an earlier file before a later one.
 *
 * @param files undefined for `.env`, which may be missing
 * @throws UsageError for a file that was asked for and cannot be read
 */
export async function projectEnvironment(
  { cwd, env }: Pick<Shell, 'cwd' | 'env'>,
  files?: readonly string[],
): Promise<ProjectEnvironment> {
  const values: Record<string, string | undefined> = { ...env };
  const fileOf = new Map<string, string>();
  const shadowed = new Set<string>();
  const read: string[] = [];
  for (const file of files ?? [DEFAULT_FILE]) {
    const text = await textOf(resolve(cwd, file), file, files === undefined);
    if (text === undefined) continue;
    read.push(file);
    for (const [name, value] of Object.entries(parseEnv(text))) {
      if (env[name] !== undefined && env[name] !== value) shadowed.add(name);
      if (values[name] !== undefined) continue;
      values[name] = value;
      fileOf.set(name, file);
    }
  }
  return { values, files: read, fileOf, shadowed: [...shadowed] };
}

async function textOf(path: string, name: string, mayMiss: boolean): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (mayMiss && code === 'ENOENT') return undefined;
    throw new UsageError({
      ko: `${name} 파일을 읽을 수 없어요 (${code})`,
      en: `${name} cannot be read (${code})`,
    });
  }
}

/** `--env-file`, which may be given more than once. */
export function envFilesOf(value: unknown): readonly string[] | undefined {
  return Array.isArray(value) ? (value as string[]) : undefined;
}
