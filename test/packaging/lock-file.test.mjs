import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from './helpers/root.mjs';

const { packages } = JSON.parse(await readFile(join(root, 'package-lock.json'), 'utf8'));
const installed = Object.entries(packages).filter(
  ([path, { link }]) => path.includes('node_modules/') && !link,
);

test('lock file: every package has its hash, those for other machines as well', () => {
  assert.deepEqual(
    installed.filter(([, { integrity }]) => !integrity).map(([path]) => path),
    [],
  );
});

test('lock file: nothing comes from anywhere but the registry', () => {
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
  '@parcel/watcher',
  '@swc/core',
  'esbuild',
  'fsevents',
  'msgpackr-extract',
  'unrs-resolver',
]);

test('lock file: no package has an installation script that nobody looked at', () => {
  const names = installed
    .filter(([, { hasInstallScript }]) => hasInstallScript)
    .map(([path]) => path.split('node_modules/').at(-1));
  assert.deepEqual(
    [...new Set(names)].filter((name) => !LOOKED_AT.has(name)),
    [],
  );
});
