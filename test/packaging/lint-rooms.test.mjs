import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cleanTree, lintTree } from './helpers/lint-tree.mjs';

const use = (specifier) =>
  `import { thing } from '${specifier}';\n/** @internal */\nexport const user = thing;`;

const refused = [
  ['a later room, from an earlier one', 'lib/certificate/material/x.ts', '../sources/file.js'],
  ['a door of the floor, from a room', 'lib/certificate/sources/x.ts', '../store.js'],
  ['a later room inside a room', 'lib/transport/axios/request/x.ts', '../settle.js'],
  ['a room of the top floor that comes later', 'lib/health/x.ts', '../runtime/x.js'],
];

for (const [what, file, specifier] of refused) {
  test(`rooms: refuses ${what}`, async (t) => {
    const { code, found } = await lintTree(t, { ...cleanTree, [file]: use(specifier) });
    assert.deepEqual({ code, found }, { code: 1, found: [`house(rooms) ${file}`] });
  });
}

test('rooms: a type makes an arrow too', async (t) => {
  const text = "import type { Thing } from '../store/thing.js';\n/** @internal */\nexport type User = Thing;";
  const { found } = await lintTree(t, { ...cleanTree, 'lib/certificate/faults/x.ts': text });
  assert.deepEqual(found, ['house(rooms) lib/certificate/faults/x.ts']);
});

test('rooms: a folder that has no place in the list is refused', async (t) => {
  const text = '/** @internal */\nexport const lone = 1;';
  const { found } = await lintTree(t, { ...cleanTree, 'lib/api/attic/x.ts': text });
  assert.deepEqual(found, ['house(rooms) lib/api/attic/x.ts']);
});

test('rooms: earlier rooms, and every room from a door, are fine', async (t) => {
  const tree = {
    ...cleanTree,
    'lib/certificate/sources/y.ts': use('../material/thing.js'),
    'lib/certificate/door.ts': use('./store/thing.js'),
  };
  assert.deepEqual(await lintTree(t, tree), { code: 0, found: [] });
});
