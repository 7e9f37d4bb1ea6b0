import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { root } from './root.mjs';

/** What README.md tells a newcomer to type and to write: its commands, and its files (blocks that begin with a path). */
export async function followedReadme(page = 'README.md') {
  const text = await readFile(join(root, page), 'utf8');
  const blocks = [...text.matchAll(/^```(\w+)\n([\s\S]*?)^```/gm)].map(([, language, code]) => ({
    language,
    code,
  }));
  const commands = blocks
    .filter(({ language }) => language === 'sh')
    .flatMap(({ code }) => code.trim().split('\n'));
  const files = blocks.flatMap(({ language, code }) => {
    const path = language === 'ts' ? /^\/\/ ([\w./-]+\.ts)\n/.exec(code)?.[1] : undefined;
    return path ? [{ path, code }] : [];
  });
  return { commands, files };
}

/** Writes files that a page shows into a project. */
export async function writeFiles(folder, files) {
  for (const { path, code } of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), code);
  }
}
