import assert from 'node:assert/strict';
import { once } from 'node:events';
import { chmod, mkdir, readdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { test } from 'node:test';
import { runStep } from '../../tools/ci/run-step.mjs';
import { steps } from '../../tools/ci/steps.mjs';
import { root } from './helpers/root.mjs';
import { run } from './helpers/run.mjs';
import { temporaryFolder } from './helpers/temporary-folder.mjs';

const quietly = () => {};
const node = (code) => [process.execPath, '-e', code];
const step = (code, counts) => ({
  name: 'a step',
  command: node(code),
  limitMs: 20_000,
  ...(counts && { counts }),
});
const outcomes = [
  ['a command that succeeds', step(''), { passed: 1, failed: 0 }],
  ['a command that fails', step('process.exit(3)'), { passed: 0, failed: 1 }],
  ['a program that is not there', { ...step(''), command: ['/nowhere/program'] }, { passed: 0, failed: 1 }],
  ['a suite', step('', () => ({ passed: 7, failed: 0 })), { passed: 7, failed: 0 }],
  [
    'a suite with failures',
    step('process.exit(1)', () => ({ passed: 7, failed: 2 })),
    { passed: 7, failed: 2 },
  ],
  [
    'a suite that crashed after good numbers',
    step('process.exit(1)', () => ({ passed: 7, failed: 0 })),
    { passed: 7, failed: 1 },
  ],
  ['a suite in which nothing ran', step('', () => ({ passed: 0, failed: 0 })), { passed: 0, failed: 1 }],
];

for (const [what, each, expected] of outcomes) {
  test(`gate: counts ${what}`, async (t) => {
    const folder = await temporaryFolder((end) => t.after(end));
    const { passed, failed } = await runStep(each, folder, quietly);
    assert.deepEqual({ passed, failed }, expected);
  });
}

test(
  'gate: a step that hangs is ended at its limit, with what it started',
  { timeout: 20_000 },
  async (t) => {
    const folder = await temporaryFolder((end) => t.after(end));
    const server = createServer().listen(0, '127.0.0.1');
    t.after(() => server.close());
    await once(server, 'listening');
    const alive = once(server, 'connection');
    const grandchild = `require('net').connect(${server.address().port}, '127.0.0.1')`;
    const child = `require('child_process').spawnSync(process.execPath, ['-e', ${JSON.stringify(grandchild)}])`;
    const result = runStep({ name: 'hangs', command: node(child), limitMs: 4_000 }, folder, quietly);
    const [socket] = await alive;
    const ended = new Promise((resolve) =>
      socket
        .once('error', () => {})
        .once('close', resolve)
        .resume(),
    );
    assert.equal((await result).failed, 1);
    await ended; // the connection goes when the process that holds it does
  },
);

// `.ci/run` itself, with an npm that does nothing but exit as told.
const all = steps('').flat();
const suites = all.filter(({ counts }) => counts).length;
const gates = [
  ['the installation fails', 'exit 1', '0 passed, 1 failed'],
  [
    'commands succeed but the suites leave no numbers',
    'exit 0',
    `${1 + all.length - suites} passed, ${suites} failed`,
  ],
  ['everything after the installation fails', '[ "$1" = ci ]', `1 passed, ${all.length} failed`],
];
for (const [what, script, line] of gates) {
  test(`gate: .ci/run when ${what}`, async (t) => {
    const folder = await temporaryFolder((end) => t.after(end));
    const programs = join(folder, 'bin');
    await mkdir(programs);
    await writeFile(join(programs, 'npm'), `#!/bin/sh\n${script}\n`);
    await chmod(join(programs, 'npm'), 0o755);
    const env = { ...process.env, PATH: `${programs}:${process.env.PATH}`, TMPDIR: folder };
    const { code, stdout } = await run('bash', [join(root, '.ci/run')], { cwd: folder, env });
    assert.equal(stdout.trimEnd().split('\n').at(-1), line);
    assert.equal(code, 1);
    assert.deepEqual(await readdir(folder), ['bin'], 'a temporary folder was left behind');
  });
}
