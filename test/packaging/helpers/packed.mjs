import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';

/** The packages that are published. */
export const packageNames = ['nestjs-apps-in-toss', 'apps-in-toss-emulator'];

/** A package as it was packed for this run: its tarball, and its content as users get it. */
export function packed(name) {
  const parent = process.env.AIT_PACKED_FOLDER;
  assert.ok(parent, 'nothing is packed: run this file by `npm run test:packaging -- <file>`');
  const folder = join(parent, name);
  const tarball = `${folder}.tgz`;
  assert.ok(existsSync(tarball), `${name} could not be packed`);
  return { folder, tarball, manifest: JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) };
}

/** Every file below a folder, relative to it, with `/` between the parts. */
export async function filesBelow(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath ?? entry.path, entry.name)).replaceAll('\\', '/'))
    .toSorted();
}
