import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const INTERNAL = 0;
const CLIENT = 2;

for (const kind of ['cjs', 'mjs']) {
  test(`with the HTTP instrumentation each request is one span, below that of its call (${kind})`, async () => {
    const program = fileURLToPath(new URL(`programs/traced-call.${kind}`, import.meta.url));
    const { stdout } = await promisify(execFile)(process.execPath, ['--no-warnings', program]);
    const spans = JSON.parse(stdout);
    const calls = spans.filter(({ name }) => name === 'apps_in_toss login.getMe');
    assert.equal(calls.length, 1);
    assert.equal(calls[0].kind, INTERNAL);
    // Two attempts, and a span of each.
    const requests = spans.filter((span) => span.kind === CLIENT);
    assert.deepEqual(
      requests.map(({ parent }) => parent),
      [calls[0].id, calls[0].id],
    );
  });
}
