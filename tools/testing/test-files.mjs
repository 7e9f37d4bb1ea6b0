import { spawn } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** The suites of `node --test` in a folder, in a fixed order. */
export async function testFilesIn(folder) {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.test.mjs'));
  return names.toSorted().map((name) => join(folder, name));
}

/** Runs suites with `node --test`, for people on the terminal and, with `tap`, also as TAP into that file. */
export function runTestFiles(files, { tap, concurrency, env = {} }) {
  const reporters = ['--test-reporter=spec', '--test-reporter-destination=stdout'];
  if (tap) reporters.push('--test-reporter=tap', `--test-reporter-destination=${tap}`);
  const child = spawn(
    process.execPath,
    ['--test', `--test-concurrency=${concurrency}`, ...reporters, ...files],
    {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...env },
    },
  );
  return new Promise((resolve) => child.once('close', (code) => resolve(code ?? 1)));
}
