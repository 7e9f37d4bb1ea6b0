import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

const FILES = ['granite.config.ts', 'granite.config.js', 'granite.config.mts', 'granite.config.mjs'];

/** The appName of a mini-app whose front end lies in this folder. */
export async function appNameIn(folder: string): Promise<string | undefined> {
  for (const file of FILES) {
    const text = await readFile(join(folder, file), 'utf8').catch(() => '');
    const name = /\bappName\s*:\s*['"`]([\w-]+)['"`]/.exec(text)?.[1];
    if (name !== undefined) return name;
  }
  return undefined;
}
