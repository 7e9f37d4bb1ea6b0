import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { declaredNames } from './helpers/declared-names.mjs';
import { packed } from './helpers/packed.mjs';
import { root } from './helpers/root.mjs';

// Adding a name here is a promise to users; taking one away is a breaking change.
const pinned = JSON.parse(await readFile(new URL('exported-names.json', import.meta.url), 'utf8'));
const require = createRequire(import.meta.url);

for (const [name, { values, types }] of Object.entries(pinned)) {
  // Packing has just built this folder; unlike the unpacked copy it can resolve its peers.
  const dist = () => packed(name) && join(root, name === 'nestjs-apps-in-toss' ? '' : 'emulator', 'dist');

  test(`${name}: exported-names.json is in order`, () => {
    assert.deepEqual(values, values.toSorted());
    assert.deepEqual(types, types.toSorted());
  });

  test(`${name}: import gives exactly the pinned names`, async () => {
    const module = await import(pathToFileURL(join(dist(), 'esm/index.js')).href);
    assert.deepEqual(Object.keys(module).toSorted(), values);
  });

  test(`${name}: require gives exactly the pinned names`, () => {
    const module = require(join(dist(), 'cjs/index.js'));
    assert.deepEqual(Object.keys(module).toSorted(), values);
  });

  for (const half of ['esm', 'cjs']) {
    test(`${name}: the types of dist/${half} declare exactly the pinned names`, () => {
      assert.deepEqual(declaredNames(join(dist(), half, 'index.d.ts')), { values, types });
    });
  }
}
