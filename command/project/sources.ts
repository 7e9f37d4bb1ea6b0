import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** A source file of the project, without its comments. */
export interface SourceFile {
  readonly path: string;
  readonly code: string;
}

const LEFT_OUT = new Set(['node_modules', 'dist', 'build', 'coverage', 'test', 'tests', '__tests__', 'e2e']);
const SOURCE = /\.[cm]?[jt]sx?$/;
const NO_SOURCE = /\.(d|spec|test|e2e-spec|config)\.[cm]?[jt]sx?$/;
/** Enough for an app; a folder that is none (a home, a disk) must not take minutes. */
const MOST_FILES = 1_500;
const MOST_BYTES = 262_144;
const MOST_FOLDERS = 500;

/** The sources of the project in a folder: not its tests, not what is built or installed. */
export async function projectSources(folder: string): Promise<SourceFile[]> {
  const paths = await sourcePaths(folder);
  const files = await Promise.all(paths.map(async (path) => ({ path, code: await codeOf(path) })));
  return files.filter(({ code }) => code !== '');
}

async function sourcePaths(folder: string): Promise<string[]> {
  const found: string[] = [];
  const folders = [folder];
  for (let count = 0; folders.length > 0 && count < MOST_FOLDERS && found.length < MOST_FILES; count += 1) {
    const at = folders.shift() ?? folder;
    const entries = await readdir(at, { withFileTypes: true }).catch(() => []);
    for (const entry of entries) {
      if (entry.name.startsWith('.') || LEFT_OUT.has(entry.name)) continue;
      if (entry.isDirectory()) folders.push(join(at, entry.name));
      else if (SOURCE.test(entry.name) && !NO_SOURCE.test(entry.name)) found.push(join(at, entry.name));
    }
  }
  return found.slice(0, MOST_FILES);
}

async function codeOf(path: string): Promise<string> {
  try {
    if ((await stat(path)).size > MOST_BYTES) return '';
    return withoutComments(await readFile(path, 'utf8'));
  } catch {
    return '';
  }
}

/** A light touch: a `//` in a text (`https://…`) is left alone because a colon stands before it. */
function withoutComments(code: string): string {
  return code.replaceAll(/\/\*[\s\S]*?\*\//g, ' ').replaceAll(/(^|[^:'"`\\])\/\/[^\n]*/g, '$1');
}
