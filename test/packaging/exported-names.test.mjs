import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { declaredNames } from './helpers/declared-names.mjs';
import { packed } from './helpers/packed.mjs';
import { publishedEntries } from './helpers/published-entries.mjs';
import { root } from './helpers/root.mjs';

// Adding a name here is a promise to users; taking one away is a breaking change. `npm run pin:names` writes it anew.
const pinned = JSON.parse(await readFile(new URL('exported-names.json', import.meta.url), 'utf8'));
const require = createRequire(import.meta.url);
const published = await publishedEntries(root);
const declared = declaredNames(
  Object.values(published).flatMap(({ dist, entry }) =>
    ['esm', 'cjs'].map((half) => join(dist, half, `${entry}.d.ts`)),
  ),
);

test('exported-names.json has every entry point of both packages', () => {
  assert.deepEqual(Object.keys(pinned), Object.keys(published));
});

for (const [name, { values, types }] of Object.entries(pinned)) {
  const { packageName, dist, entry } = published[name] ?? {};
  // Packing has just built this folder; unlike the unpacked copy it can resolve its peers.
  const built = (half, extension) => packed(packageName) && join(dist, half, `${entry}.${extension}`);

  test(`${name}: exported-names.json is in order`, () => {
    assert.deepEqual(values, values.toSorted());
    assert.deepEqual(types, types.toSorted());
  });

  test(`${name}: import gives exactly the pinned names`, async () => {
    const module = await import(pathToFileURL(built('esm', 'js')).href);
    assert.deepEqual(Object.keys(module).toSorted(), values);
  });

  test(`${name}: require gives exactly the pinned names`, () => {
    const module = require(built('cjs', 'js'));
    assert.deepEqual(Object.keys(module).toSorted(), values);
  });

  for (const half of ['esm', 'cjs']) {
    test(`${name}: the types of dist/${half} declare exactly the pinned names`, () => {
      assert.deepEqual(declared.get(built(half, 'd.ts')), { values, types });
    });
  }
}
