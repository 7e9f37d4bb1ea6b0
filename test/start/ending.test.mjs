// An ending that hangs: what a second Ctrl-C does, and what the two copies of one Ctrl-C do not.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as passed } from 'node:timers/promises';

const module = (name) =>
  JSON.stringify(new URL(`../../sample/basic/dist/demo/${name}.js`, import.meta.url).href);
const SCRIPT = `
  const { Ending } = await import(${module('ending')});
  const { temporaryFolder } = await import(${module('temporary-folder')});
  temporaryFolder();
  const ending = new Ending();
  ending.add(() => new Promise(() => setInterval(() => undefined, 1_000)));
  ending.onSignal(() => console.log('ending'));
  setInterval(() => undefined, 1_000);
  console.log('running');
`;
/** Longer than two copies of one signal can be apart. */
const LATER_MS = 400;

test('a second Ctrl-C ends it at once, and still leaves nothing behind', { timeout: 30_000 }, async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'ait-start-'));
  const child = spawn(process.execPath, ['--input-type=module', '-e', SCRIPT], {
    env: { ...process.env, TMPDIR: folder, TEMP: folder, TMP: folder },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  t.after(async () => {
    child.kill('SIGKILL');
    await rm(folder, { recursive: true, force: true });
  });
  const ended = new Promise((resolve) => child.once('close', (code, signal) => resolve(code ?? signal)));
  const line = () => new Promise((resolve) => child.stdout.once('data', (chunk) => resolve(String(chunk))));

  assert.equal(await line(), 'running\n');
  assert.equal((await readdir(folder)).length, 1);
  child.kill('SIGINT');
  assert.equal(await line(), 'ending\n');
  // npm and the terminal both pass on the same key press.
  child.kill('SIGINT');
  assert.equal(await Promise.race([ended, passed(LATER_MS, 'still ending')]), 'still ending');
  child.kill('SIGINT');
  assert.equal(await ended, 130);
  assert.deepEqual(await readdir(folder), []);
});
