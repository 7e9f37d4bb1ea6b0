// Every complete example of the documentation, run as it stands against the emulator: it prints what its page says.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { after, test } from 'node:test';
import { promisify } from 'node:util';
import { runnable } from './helpers/runnable.mjs';

const run = promisify(execFile);
/** In the package, so that it finds itself by its name, and built, as users have it. */
const FOLDER = 'dist/.examples';
const GROUPS = ['anonymous-key', 'iap', 'login', 'messages', 'pay', 'promotion'];
const LIMIT_MS = 60_000;

/** The block that says that it is complete. */
const exampleOf = (page) => /^```ts\n(\/\/ example\.ts\n[\s\S]*?)^```/m.exec(page)?.[1];

/** What it says that it prints, line by line. */
const printed = (code) => [...code.matchAll(/\/\/ => (.*)$/gm)].map(([, line]) => line);

async function outputOf(name, code) {
  await mkdir(FOLDER, { recursive: true });
  const file = join(FOLDER, `${name}.mjs`);
  await writeFile(file, runnable(code));
  const { stdout } = await run(process.execPath, [file], { timeout: LIMIT_MS });
  return stdout.trimEnd().split('\n');
}

after(() => rm(FOLDER, { recursive: true, force: true }));

const pages = (await readdir('docs')).filter((name) => name.endsWith('.md'));
const examples = new Map();
for (const page of pages) {
  const code = exampleOf(await readFile(join('docs', page), 'utf8'));
  if (code !== undefined) examples.set(page, code);
}

test('each group has one, in both languages', () => {
  const expected = GROUPS.flatMap((group) => [`${group}.en.md`, `${group}.md`]);
  assert.deepEqual([...examples.keys()].toSorted(), expected.toSorted());
});

// The two languages hold the same code (test/unit/docs/twins.spec.ts sees to that), so one of them is run.
for (const [page, code] of examples) {
  if (page.endsWith('.en.md')) continue;
  test(`docs/${page} prints what it says`, { timeout: LIMIT_MS }, async () => {
    const lines = printed(code);
    assert.ok(lines.length > 0, 'it says nothing');
    assert.deepEqual(await outputOf(basename(page, '.md'), code), lines);
  });
}
