import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { npm } from './npm.mjs';

/** The oldest Node that is supported, and the newest of the other lines. */
const VERSIONS = ['20.19.6', '22.23.3', '24.21.0'];

/** The binaries are what the package `node` would install for this platform. */
export async function installNodes(folder) {
  const found = [];
  for (const version of VERSIONS) {
    const place = join(folder, `node-${version}`);
    await mkdir(place, { recursive: true });
    await writeFile(join(place, 'package.json'), '{ "private": true }');
    const name = `node-${process.platform}-${process.arch}`;
    await npm(['install', `${name}@${version}`], place);
    found.push({ version, binary: join(place, 'node_modules', name, 'bin/node') });
  }
  return found;
}

/** The one that runs this, for the slice in CI. */
export function thisNode() {
  return [{ version: process.versions.node, binary: process.execPath }];
}
