import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { packageNames, packed } from './helpers/packed.mjs';
import { root } from './helpers/root.mjs';
import { run } from './helpers/run.mjs';

for (const name of packageNames) {
  test(`${name}: publint has nothing to say`, async () => {
    const { tarball, manifest } = packed(name);
    const { buffer, byteOffset, byteLength } = await readFile(tarball);
    const bytes = buffer.slice(byteOffset, byteOffset + byteLength);
    const { messages } = await publint({ pack: { tarball: bytes }, strict: true, level: 'suggestion' });
    assert.deepEqual(
      messages.map((message) => formatMessage(message, manifest, { color: false })),
      [],
    );
  });

  test(`${name}: attw finds the right types in every module kind`, async () => {
    const program = join(root, 'node_modules/@arethetypeswrong/cli/dist/index.js');
    const { tarball } = packed(name);
    const { code, stdout, stderr } = await run(process.execPath, [
      program,
      tarball,
      '--no-definitely-typed',
      '--no-color',
    ]);
    assert.equal(code, 0, stdout + stderr);
  });
}
