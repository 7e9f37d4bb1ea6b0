import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import ts from 'typescript';
import { filesBelow, packageNames, packed } from './helpers/packed.mjs';

for (const name of packageNames) {
  for (const half of ['esm', 'cjs']) {
    test(`${name}: relative specifiers in dist/${half} end in .js and lead to a file`, async () => {
      const folder = join(packed(name).folder, 'dist', half);
      const wrong = [];
      for (const file of await filesBelow(folder)) {
        if (!/\.(js|d\.ts)$/.test(file)) continue;
        const { importedFiles } = ts.preProcessFile(await readFile(join(folder, file), 'utf8'), true, true);
        for (const { fileName } of importedFiles) {
          if (!fileName.startsWith('.')) continue;
          // Types stay one file each where the programs are bundled.
          const target = join(folder, dirname(file), fileName);
          const there = existsSync(file.endsWith('.d.ts') ? target.replace(/\.js$/, '.d.ts') : target);
          if (!there || !fileName.endsWith('.js')) wrong.push(`${file}: ${fileName}`);
        }
      }
      assert.deepEqual(wrong, []);
    });
  }
}
