import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { jestCounts } from '../../tools/ci/jest-counts.mjs';
import { report } from '../../tools/ci/report.mjs';
import { tapCounts } from '../../tools/ci/tap-counts.mjs';
import { run } from './helpers/run.mjs';
import { temporaryFolder } from './helpers/temporary-folder.mjs';

const jestReport = {
  numPassedTests: 3,
  numFailedTests: 1,
  numRuntimeErrorTestSuites: 2,
  numPendingTests: 1,
  numTodoTests: 0,
};

test('gate: a Jest file that could not load counts as a failure', async (t) => {
  const file = join(await temporaryFolder((end) => t.after(end)), 'jest.json');
  await writeFile(file, JSON.stringify(jestReport));
  assert.deepEqual(jestCounts(file), { passed: 3, failed: 3, skipped: 1 });
});

test('gate: a Jest run that left no report is a failure', () => {
  assert.deepEqual(jestCounts('/nowhere/jest.json'), { passed: 0, failed: 1 });
});

test('gate: the numbers of node --test are read from a real run', async (t) => {
  const folder = await temporaryFolder((end) => t.after(end));
  const tap = join(folder, 'result.tap');
  await writeFile(
    join(folder, 'some.test.mjs'),
    [
      "import { test } from 'node:test';",
      "test('passes', () => {});",
      "test('fails', () => { throw new Error('no'); });",
      "test('is cancelled', (t) => { t.test('inner', () => new Promise((end) => setTimeout(end, 500))); });",
    ].join('\n'),
  );
  const args = ['--test', '--test-reporter=tap', `--test-reporter-destination=${tap}`, 'some.test.mjs'];
  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  const { code } = await run(process.execPath, args, { cwd: folder, env });
  assert.equal(code, 1);
  const { passed, failed } = tapCounts(tap);
  assert.equal(passed, 1);
  assert.ok(failed >= 2, `${failed}`);
});

test('gate: a node --test run that left no result, or half of one, is a failure', async (t) => {
  const file = join(await temporaryFolder((end) => t.after(end)), 'result.tap');
  assert.deepEqual(tapCounts(file), { passed: 0, failed: 1 });
  await writeFile(file, 'TAP version 13\nok 1 - something\n');
  assert.deepEqual(tapCounts(file), { passed: 0, failed: 1 });
});

const sums = [
  [
    'all well',
    [
      { passed: 2, failed: 0 },
      { passed: 3, failed: 0 },
    ],
    '5 passed, 0 failed',
    0,
  ],
  [
    'one failure',
    [
      { passed: 2, failed: 1 },
      { passed: 3, failed: 0 },
    ],
    '5 passed, 1 failed',
    1,
  ],
  ['nothing ran', [{ passed: 0, failed: 0 }], '0 passed, 0 failed', 1],
];
for (const [what, numbers, line, code] of sums) {
  test(`gate: the last line and the exit code when ${what}`, () => {
    const lines = [];
    const results = numbers.map((each, index) => ({ name: `step ${index}`, seconds: 1, ...each }));
    assert.equal(
      report(results, (text) => lines.push(text)),
      code,
    );
    assert.equal(lines.at(-1), line);
  });
}
