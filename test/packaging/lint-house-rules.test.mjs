import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cleanTree, lintTree } from './helpers/lint-tree.mjs';

const refused = [
  ['an export without a mark', 'lib/x.ts', 'export const a = 1;', ['house(marked-exports) lib/x.ts']],
  [
    'a decorated class without a mark',
    'lib/x.ts',
    "import { Injectable } from '@nestjs/common';\n/** What it does. */\n@Injectable()\nexport class A {}",
    ['house(marked-exports) lib/x.ts'],
  ],
  [
    'instanceof AxiosError',
    'lib/x.ts',
    "import { AxiosError } from 'axios';\n/** @internal */\nexport const is = (e: unknown) => e instanceof AxiosError;",
    ['house(no-instanceof-axios-error) lib/x.ts'],
  ],
  [
    'instanceof axios.AxiosError',
    'lib/x.ts',
    "import axios from 'axios';\n/** @internal */\nexport const is = (e: unknown) => e instanceof axios.AxiosError;",
    ['house(no-instanceof-axios-error) lib/x.ts'],
  ],
  [
    'a cache at module level',
    'lib/x.ts',
    'const seen = new Map();\n/** @internal */\nexport const see = () => seen;',
    ['house(no-module-state) lib/x.ts'],
  ],
  [
    'a counter at module level',
    'emulator/src/x.ts',
    'let count = 0;\nexport const next = () => (count += 1);',
    ['house(no-module-state) emulator/src/x.ts'],
  ],
  [
    'console in lib',
    'lib/x.ts',
    "/** @internal */\nexport const say = () => console.log('x');",
    ['eslint(no-console) lib/x.ts'],
  ],
  [
    'a cycle',
    'lib/foundation/clock.ts',
    "import { two } from './two.js';\n/** @internal */\nexport const clock = () => two;",
    ['import(no-cycle) lib/foundation/clock.ts', 'import(no-cycle) lib/foundation/two.ts'],
    {
      'lib/foundation/two.ts':
        "import { clock } from './clock.js';\n/** @internal */\nexport const two = () => clock;",
    },
  ],
  [
    'a cycle of types',
    'lib/foundation/clock.ts',
    "import type { Two } from './two.js';\n/** @internal */\nexport const clock = (): Two => ({});",
    ['import(no-cycle) lib/foundation/clock.ts', 'import(no-cycle) lib/foundation/two.ts'],
    {
      'lib/foundation/two.ts':
        "import type { clock } from './clock.js';\n/** @internal */\nexport interface Two { clock?: typeof clock }",
    },
  ],
];

for (const [what, file, text, expected, more] of refused) {
  test(`house rules: refuse ${what}`, async (t) => {
    assert.deepEqual(await lintTree(t, { ...cleanTree, [file]: text, ...more }), {
      code: 1,
      found: expected,
    });
  });
}

test('house rules: accept a marked decorated class, a table of constants and an overloaded function', async (t) => {
  const good = [
    "import { Injectable } from '@nestjs/common';",
    "const KNOWN = new Set(['a', 'b']);",
    '/** @publicApi */',
    '@Injectable()',
    'export class A {',
    '  has = (name: string) => KNOWN.has(name);',
    '}',
    '/** @internal */',
    'export function twice(value: string): string;',
    'export function twice(value: number): number;',
    'export function twice(value: unknown): unknown {',
    '  return value;',
    '}',
  ].join('\n');
  assert.deepEqual(await lintTree(t, { ...cleanTree, 'lib/x.ts': good }), { code: 0, found: [] });
});
