import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Which Node.js the project pins for those who build and deploy it. */
export async function nodeVersionOf(folder: string): Promise<{ version: string; where: string }[]> {
  const found = await Promise.all(
    ['.nvmrc', '.node-version'].map(async (where) => {
      const text = await readFile(join(folder, where), 'utf8').catch(() => '');
      // `lts/*` and names of lines are whatever is newest.
      const version = /^v?(\d+(?:\.\d+){0,2})\s*$/.exec(text)?.[1];
      return version === undefined ? [] : [{ version, where }];
    }),
  );
  return found.flat();
}
