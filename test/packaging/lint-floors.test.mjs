import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cleanTree, lintTree } from './helpers/lint-tree.mjs';

const use = (specifier) =>
  `import { thing } from '${specifier}';\n/** @internal */\nexport const user = thing;`;
const typeUse = (specifier) =>
  `import type { Thing } from '${specifier}';\n/** @internal */\nexport type User = Thing;`;

const refused = [
  // [what, file, its text, the rule that bites]
  ['a sibling floor above', 'lib/certificate/x.ts', use('../transport/agent.js'), 'floors'],
  [
    'a floor above, from a folder deeper',
    'lib/certificate/sources/x.ts',
    use('../../transport/agent.js'),
    'floors',
  ],
  ['a floor above by a roundabout path', 'lib/certificate/x.ts', use('./../transport/agent.js'), 'floors'],
  ['anything at all, from the ground floor', 'lib/foundation/x.ts', use('../certificate/store.js'), 'floors'],
  ['the top floor', 'lib/api/x.ts', use('../module.js'), 'floors'],
  ['the top floor, from a folder deeper', 'lib/api/login/x.ts', use('../../module.js'), 'floors'],
  ['the health folder', 'lib/transport/x.ts', use('../health/health.js'), 'floors'],
  ['values of the certificate floor, from the api', 'lib/api/x.ts', use('../certificate/store.js'), 'floors'],
  ['only the types of a floor above', 'lib/certificate/x.ts', typeUse('../transport/agent.js'), 'floors'],
  ['a type by import()', 'lib/certificate/x.ts', inline('../transport/agent.js'), 'floors'],
  ['a module by import()', 'lib/certificate/x.ts', dynamic('../transport/agent.js'), 'floors'],
  [
    'by exporting it again',
    'lib/certificate/x.ts',
    "export { agent } from '../transport/agent.js';",
    'floors',
  ],
  [
    'by exporting all of it again',
    'lib/certificate/x.ts',
    "export * from '../transport/agent.js';",
    'floors',
  ],
  ['the emulator', 'lib/x.ts', use('../emulator/src/index.js'), 'floors'],
  ['a test helper', 'lib/x.ts', use('../test/helpers/pki.js'), 'floors'],
  ['the command', 'lib/x.ts', use('../command/shell/shell.js'), 'floors'],
  ['Nest, from the command', 'command/cert/x.ts', use('@nestjs/common'), 'no-restricted-imports'],
  ['lib, from the emulator', 'emulator/src/x.ts', use('../../lib/foundation/clock.js'), 'floors'],
  ['Nest, below the top floor', 'lib/transport/x.ts', use('@nestjs/common'), 'no-restricted-imports'],
  ['@nestjs/axios, on the top floor', 'lib/x.ts', use('@nestjs/axios'), 'no-restricted-imports'],
  ['@nestjs/terminus, on the top floor', 'lib/health/x.ts', use('@nestjs/terminus'), 'no-restricted-imports'],
  ['deep paths of Nest', 'lib/x.ts', use('@nestjs/common/interfaces'), 'no-restricted-imports'],
  ['the emulator by name', 'lib/x.ts', use('apps-in-toss-emulator'), 'no-restricted-imports'],
  [
    'this package by name, from the emulator',
    'emulator/src/x.ts',
    use('nestjs-apps-in-toss'),
    'no-restricted-imports',
  ],
];

test('floors: a tree that only imports downward passes', async (t) => {
  assert.deepEqual(await lintTree(t, cleanTree), { code: 0, found: [] });
});

test('floors: the api may import the types of certificates', async (t) => {
  const tree = { ...cleanTree, 'lib/api/x.ts': typeUse('../certificate/store.js') };
  assert.deepEqual(await lintTree(t, tree), { code: 0, found: [] });
});

for (const [what, file, text, rule] of refused) {
  test(`floors: refuses to import ${what}`, async (t) => {
    const { code, found } = await lintTree(t, { ...cleanTree, [file]: text });
    const plugin = rule === 'floors' ? 'house' : 'eslint';
    assert.deepEqual({ code, found }, { code: 1, found: [`${plugin}(${rule}) ${file}`] });
  });
}

function inline(specifier) {
  return `/** @internal */\nexport type User = import('${specifier}').Thing;`;
}

function dynamic(specifier) {
  return `/** @internal */\nexport const user = () => import('${specifier}');`;
}
