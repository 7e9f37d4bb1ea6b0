import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** What `package.json` says, as far as anybody here asks. */
export interface Manifest {
  readonly name?: string;
  readonly type?: string;
  readonly version?: string;
  readonly scripts?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly jest?: unknown;
}

/** The manifest of a folder; undefined where there is none, or none that can be read. */
export async function manifestIn(folder: string): Promise<Manifest | undefined> {
  try {
    const value: unknown = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

/** The version of a package that code in a folder would load: of the nearest `node_modules` that has it. */
export async function installedVersion(name: string, folder: string): Promise<string | undefined> {
  for (let at = folder; ; at = dirname(at)) {
    const manifest = await manifestIn(join(at, 'node_modules', name));
    if (manifest?.version !== undefined) return manifest.version;
    if (dirname(at) === at) return undefined;
  }
}

/** Whether a version is at least another: numbers only, since what is installed has no range. */
export function isAtLeast(version: string, least: string): boolean {
  const [a, b] = [numbers(version), numbers(least)];
  const at = b.findIndex((number, index) => number !== (a[index] ?? 0));
  return at === -1 || (a[at] ?? 0) > (b[at] ?? 0);
}

export function majorOf(version: string): number {
  return numbers(version)[0] ?? 0;
}

function numbers(version: string): number[] {
  return (/\d+(?:\.\d+)*/.exec(version)?.[0] ?? '0').split('.').map(Number);
}
