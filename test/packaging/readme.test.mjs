import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { succeed } from './helpers/consumer.mjs';
import { packed } from './helpers/packed.mjs';
import { followedReadme, writeFiles } from './helpers/readme.mjs';
import { root } from './helpers/root.mjs';
import { temporaryFolder } from './helpers/temporary-folder.mjs';

// A newcomer on each major of Nest, with the settings of its CLI for tests and compiler, types what the README says and nothing else.
const starters = [
  // The README names the version of @nestjs/config for this one.
  { name: 'nest-11-cjs-jest', config: '@nestjs/config@4' },
  { name: 'nest-12-esm-vitest', config: '@nestjs/config' },
];
const { commands, files } = await followedReadme();
const parent = await temporaryFolder(after, 'ait-first-hour-');
const QUIET = ['--prefer-offline', '--no-package-lock', '--ignore-scripts', '--no-audit', '--no-fund'];

test('the README shows the files of an app and of a test', () => {
  const paths = files.map(({ path }) => path);
  assert.deepEqual(paths, [
    'src/app.module.ts',
    'src/login.controller.ts',
    'src/main.ts',
    'src/login.spec.ts',
  ]);
});

describe('the README, followed in an empty folder', { concurrency: 1 }, () => {
  for (const { name, config } of starters) {
    describe(name, { concurrency: 1 }, () => {
      const folder = join(parent, name);
      const processes = [];
      // npx has children of its own.
      after(() => processes.forEach(({ pid, exitCode }) => exitCode ?? process.kill(-pid, 'SIGKILL')));

      test('installs', async () => {
        await cp(join(root, 'test/packaging/starters', name), folder, { recursive: true });
        await succeed('npm', ['install', ...QUIET], folder);
        const installs = commands.filter((line) => line.startsWith('npm install'));
        assert.equal(installs.length, 2);
        for (const line of installs) {
          const words = line
            .replace('@nestjs/config', config)
            .split(' ')
            .map((word) => (/apps-in-toss/.test(word) ? `file:${packed(word).tarball}` : word));
          await succeed(words[0], [...words.slice(1), ...QUIET], folder);
        }
      });

      test('compiles', async () => {
        await writeFiles(folder, files);
        await succeed('npm', ['run', 'build'], folder);
      });

      test('logs in against the local Apps in Toss, and says in Korean what went wrong', async () => {
        const emulator = commands.find((line) => line.includes('--write-env'));
        // Not those of the README: others may run on this machine.
        const consolePort = ['--console-port', String(await freePort())];
        const ports = ['--port', '0', '--pay-port', '0', ...consolePort];
        const [npx, ...words] = emulator.split(' ');
        processes.push(await started(npx, [...words, ...ports], folder, /code my-app/));
        const port = await freePort();
        const env = { ...process.env, PORT: String(port) };
        processes.push(await started('node', ['dist/main.js'], folder, /successfully started/, env));

        const codeCommand = commands.find((line) => line.includes('emulator code')).split(' ');
        const { stdout } = await succeed(codeCommand[0], [...codeCommand.slice(1), ...consolePort], folder);
        const authorizationCode = stdout.trim().split('\n').at(-1);

        const first = await login(port, { authorizationCode, referrer: 'DEFAULT' });
        assert.equal(first.status, 201, JSON.stringify(first.body));
        assert.equal(typeof first.body.userKey, 'number');
        const again = await login(port, { authorizationCode, referrer: 'DEFAULT' });
        assert.equal(again.status, 401);
        assert.match(again.body.message, /로그인/);
        const bad = await login(port, { referrer: 'DEFAULT' });
        assert.equal(bad.status, 400);
      });

      test('its test passes', () => succeed('npm', ['test'], folder));
    });
  }
});

async function login(port, body) {
  const response = await fetch(`http://127.0.0.1:${port}/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: await response.json() };
}

/** A program that stays, once its output says that it is ready. */
async function started(file, args, cwd, ready, env = process.env) {
  const child = spawn(file, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  let said = '';
  const isReady = new Promise((resolve, reject) => {
    const listen = (chunk) => {
      said += chunk;
      if (ready.test(said)) resolve();
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.once('close', (code) => reject(new Error(`${args.join(' ')} ended with ${code}:\n${said}`)));
  });
  await isReady;
  return child;
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  return port;
}
