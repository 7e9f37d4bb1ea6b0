import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { apiFile, apiFolder } from '../../tools/packaging/api-files.mjs';
import { apiReports } from '../../tools/packaging/api-report.mjs';
import { lineDifference } from './helpers/line-difference.mjs';
import { filesBelow, packageNames, packed } from './helpers/packed.mjs';
import { publishedEntries } from './helpers/published-entries.mjs';
import { root } from './helpers/root.mjs';

// A change of what users' compilers see is looked at before it is merged, and written down by `npm run api:accept`.
const reports = apiReports(await publishedEntries(root));

for (const [name, report] of Object.entries(reports)) {
  test(`${name}: its public types are those that were accepted`, async () => {
    const accepted = await readFile(apiFile(name), 'utf8').catch(() => '');
    const difference = lineDifference(accepted, report);
    assert.ok(
      difference === '',
      `The public types have changed. A line that is gone or narrower breaks users (see CONTRIBUTING.md).\n` +
        `Where it is meant: npm run api:accept, and commit the difference.\n\n${difference}`,
    );
  });
}

test('no accepted report is left of an entry point that is gone', async () => {
  const files = (await readdir(apiFolder)).map((file) => join(apiFolder, file));
  assert.deepEqual(files.toSorted(), Object.keys(reports).map(apiFile).toSorted());
});

for (const name of packageNames) {
  test(`${name}: require is typed by the same text as import`, async () => {
    const dist = join(packed(name).folder, 'dist');
    const files = (await filesBelow(join(dist, 'cjs'))).filter((file) => file.endsWith('.d.ts'));
    assert.ok(files.includes('index.d.ts'));
    const text = (half, file) => readFile(join(dist, half, file), 'utf8');
    for (const file of files) assert.equal(await text('cjs', file), await text('esm', file), file);
  });
}

test('the report of types: a difference names what is gone, what is new, and the declaration it is in', () => {
  const before = 'interface A {\n    b: string;\n    c: number;\n}\n\ninterface D {\n    e: 1;\n}\n';
  const after = 'interface A {\n    b: string;\n    c: bigint;\n}\n\ninterface D {\n    e: 1;\n}\n';
  assert.equal(lineDifference(before, after), 'interface A {\n-     c: number;\n+     c: bigint;');
  assert.equal(lineDifference(before, before), '');
});
