import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { entriesOf } from '../../tools/build/entries.mjs';
import { root } from './helpers/root.mjs';

const manifestFile = join(root, 'package.json');
const manifest = JSON.parse(await readFile(manifestFile, 'utf8'));
const entries = Object.entries(await entriesOf(manifestFile));

test('every entry point has types and a program for both module kinds', () => {
  assert.ok(entries.length > 1);
  for (const [subpath, entry] of entries) {
    const half = (kind) => ({
      types: `./dist/${kind}/${entry}.d.ts`,
      default: `./dist/${kind}/${entry}.js`,
    });
    assert.deepEqual(manifest.exports[subpath], { import: half('esm'), require: half('cjs') });
  }
});

test('compilers that do not read `exports` find the types of the entry points as well', () => {
  const expected = entries
    .filter(([subpath]) => subpath !== '.')
    .map(([subpath, entry]) => [subpath.slice(2), [`./dist/cjs/${entry}.d.ts`]]);
  assert.deepEqual(manifest.typesVersions, { '*': Object.fromEntries(expected) });
});
