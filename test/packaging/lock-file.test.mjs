import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from './helpers/root.mjs';

const FILES = ['package-lock.json', 'test/around/package-lock.json', 'test/services/package-lock.json'];
const locks = await Promise.all(
  FILES.map(async (file) => JSON.parse(await readFile(join(root, file), 'utf8'))),
);
const installedBy = ({ packages }) =>
  Object.entries(packages).filter(([path, { link }]) => path.includes('node_modules/') && !link);
const installed = locks.flatMap(installedBy);

test('lock files: every package has its hash, those for other machines as well', () => {
  assert.deepEqual(
    installed.filter(([, { integrity }]) => !integrity).map(([path]) => path),
    [],
  );
});

test('lock files: nothing comes from anywhere but the registry', () => {
  const elsewhere = installed.filter(
    ([, { resolved }]) => resolved !== undefined && !resolved.startsWith('https://registry.npmjs.org/'),
  );
  assert.deepEqual(
    elsewhere.map(([path]) => path),
    [],
  );
});

/** Of what runs at installation, each was looked at: these build nothing that cannot be had without them. */
const LOOKED_AT = new Set([
  '@nestjs/core', // of Nest 10: asks for a donation
  '@parcel/watcher',
  '@swc/core',
  'esbuild',
  'fsevents',
  'msgpackr-extract',
  'unrs-resolver',
]);

test('lock files: no package has an installation script that nobody looked at', () => {
  // The other two are installed without scripts.
  const names = installedBy(locks[0])
    .filter(([, { hasInstallScript }]) => hasInstallScript)
    .map(([path]) => path.split('node_modules/').at(-1));
  assert.deepEqual(
    [...new Set(names)].filter((name) => !LOOKED_AT.has(name)),
    [],
  );
});
