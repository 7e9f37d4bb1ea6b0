import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { logIn } from './helpers/call.mjs';
import { main, portOf, runCommand, startCommand } from './helpers/emulator.mjs';
import { temporaryFolder } from './helpers/temporary-folder.mjs';

test('what it prints is enough to log in, and a code comes from another terminal', async (t) => {
  const { told, kill } = await startCommand(t);
  const { stdout } = await runCommand(['code', 'my-app', '--console-port', portOf(told.consoleUrl)]);
  const { status, body } = await logIn(told.environment, stdout.trim());
  assert.equal(status, 200);
  assert.equal(body.resultType, 'SUCCESS');
  await kill('SIGTERM');
  // Without --state nothing is left behind, the key least of all.
  assert.equal(existsSync(told.environment.APPS_IN_TOSS_KEY), false);
});

test('a certificate can be issued from another terminal', async (t) => {
  const folder = await temporaryFolder(t);
  const { told } = await startCommand(t);
  const port = ['--console-port', portOf(told.consoleUrl)];
  const issued = await runCommand(['issue', 'my-app', '--name', 'second', '--directory', folder, ...port]);
  const [APPS_IN_TOSS_CERT, APPS_IN_TOSS_KEY] = issued.stdout.trim().split('\n');
  assert.equal((await stat(APPS_IN_TOSS_KEY)).mode & 0o077, 0);
  const { stdout } = await runCommand(['code', 'my-app', ...port]);
  const environment = { ...told.environment, APPS_IN_TOSS_CERT, APPS_IN_TOSS_KEY };
  assert.equal((await logIn(environment, stdout.trim())).status, 200);
});

test('the clock is moved from another terminal', async (t) => {
  const { told } = await startCommand(t);
  const port = ['--console-port', portOf(told.consoleUrl)];
  const { stdout } = await runCommand(['clock', '+400d', ...port]);
  assert.ok(new Date(stdout.trim()) - Date.now() > 399 * 86_400_000);
  const code = await runCommand(['code', 'my-app', ...port]);
  await assert.rejects(logIn(told.environment, code.stdout.trim()));
  await runCommand(['clock', 'real', ...port]);
  assert.equal((await logIn(told.environment, code.stdout.trim())).status, 200);
});

test('--write-env changes its own lines and no others', async (t) => {
  const folder = await temporaryFolder(t);
  const file = join(folder, '.env');
  await writeFile(file, '# mine\nPORT=3000\nAPPS_IN_TOSS_API_BASE_URL=https://old\nOTHER="a b"\n');
  const { told } = await startCommand(t, ['--write-env', file]);
  const lines = (await readFile(file, 'utf8')).split('\n');
  assert.deepEqual(lines.slice(0, 4), [
    '# mine',
    'PORT=3000',
    `APPS_IN_TOSS_API_BASE_URL=${told.apiBaseUrl}`,
    'OTHER="a b"',
  ]);
  for (const name of Object.keys(told.environment)) {
    assert.equal(lines.filter((line) => line.startsWith(`${name}=`)).length, 1, name);
  }
  assert.equal((await stat(file)).mode & 0o077, 0);
});

test('a seed in YAML and one in JSON; the same one twice adds nothing', async (t) => {
  const folder = await temporaryFolder(t);
  const state = join(folder, 'state');
  const yaml = join(folder, 'seed.yaml');
  await writeFile(
    yaml,
    'apps:\n  - name: shop\n    certificates: [shop-a, shop-b]\n    users:\n      - userKey: 42\n        name: 이토스\n',
  );
  const json = join(folder, 'seed.json');
  await writeFile(json, JSON.stringify({ apps: [{ name: 'other' }] }));
  const first = await startCommand(t, ['--state', state, '--seed', yaml]);
  await first.kill('SIGTERM');
  const second = await startCommand(t, ['--state', state, '--seed', yaml]);
  await second.kill('SIGTERM');
  const { told } = await startCommand(t, ['--state', state, '--seed', json]);
  const headers = { authorization: `Bearer ${told.token}` };
  const read = async (path) => (await fetch(`${told.consoleUrl}/api${path}`, { headers })).json();
  assert.deepEqual((await read('/apps')).apps.toSorted(), ['other', 'shop']);
  assert.equal((await read('/apps/shop/certificates')).certificates.length, 2);
  const [user] = (await read('/apps/shop/users')).users;
  assert.deepEqual({ userKey: user.userKey, name: user.name }, { userKey: 42, name: '이토스' });
});

for (const [what, text, reason] of [
  ['nonsense', 'apps: 3', /apps: expected a list/],
  ['a misspelt word', 'appz: []', /there is no "appz"/],
  ['broken YAML', 'apps: [', /--seed/],
]) {
  test(`a seed with ${what} is refused with the reason`, async (t) => {
    const folder = await temporaryFolder(t);
    const seed = join(folder, 'seed.yaml');
    await writeFile(seed, text);
    const { told } = await startCommand(t, ['--seed', seed]);
    assert.equal(told.event, 'failed');
    assert.match(told.message, reason);
  });
}

test('a taken port is named with its option', async (t) => {
  const { told } = await startCommand(t);
  const second = await startCommand(t, [], { ports: [portOf(told.apiBaseUrl), '0', '0'] });
  assert.equal(second.told.event, 'failed');
  assert.match(second.told.message, /--port/);
});

for (const [args, status, said] of [
  [['--port', 'x'], 2, /--port/],
  [['--nonsense'], 2, /nonsense/],
  [['code', 'my-app', '--console-port', '1'], 2, /No emulator runs/],
  [['nonsense'], 2, /known are/],
  [['--help'], 0, /--state/],
  [['--help', '--language', 'en'], 0, /Usage/],
  [['--version'], 0, /^\d+\.\d+\.\d+\n$/],
]) {
  test(`apps-in-toss-emulator ${args.join(' ')}`, async () => {
    const ran = await runCommand(args);
    assert.equal(ran.status, status);
    assert.match(ran.stdout + ran.stderr, said);
  });
}

test('how soon it speaks, how soon it is ready, and how much memory it takes', async (t) => {
  const started = performance.now();
  const child = spawn(process.execPath, [main, '--port', '0', '--pay-port', '0', '--console-port', '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  t.after(() => child.kill('SIGKILL'));
  await once(child.stdout, 'data');
  const spoke = performance.now() - started;
  await once(child.stdout, 'data');
  const ready = performance.now() - started;
  const [, kilobytes] = /^VmRSS:\s+(\d+)/m.exec(await readFile(`/proc/${child.pid}/status`, 'utf8'));
  t.diagnostic(
    `first words ${spoke.toFixed(0)} ms, ready ${ready.toFixed(0)} ms, RSS ${(kilobytes / 1024).toFixed(0)} MB`,
  );
  // Wide of the 300 ms that are wanted: this machine may be busy. What is measured stands in the line above.
  assert.ok(spoke < 3_000);
  assert.ok(kilobytes < 90 * 1024);
});

test('no private key is printed, and none goes over the admin API but the one that is issued', async (t) => {
  const folder = await temporaryFolder(t);
  const ports = ['--port', '0', '--pay-port', '0', '--console-port', '0'];
  const child = spawn(process.execPath, [main, ...ports, '--state', folder], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  t.after(() => child.kill('SIGKILL'));
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk));
  while (!said.includes('Ctrl-C')) await once(child.stdout, 'data');
  const [, origin, token] = /(http:\S+)\/#token=(\S+)/.exec(said);
  const read = async (path) =>
    (await fetch(`${origin}/api${path}`, { headers: { authorization: `Bearer ${token}` } })).text();
  said += await read('/overview');
  said += await read('/apps/my-app/certificates');
  said += await read('/requests');
  assert.doesNotMatch(said, /PRIVATE KEY/);
  // The authority's own key has to be somewhere: in the state, which is for its owner only.
  assert.equal((await stat(join(folder, 'state.jsonl'))).mode & 0o077, 0);
});

test('a callback is sent from another terminal', async (t) => {
  const heard = [];
  const app = createServer((request, response) => {
    heard.push(`${request.method} ${request.url} ${request.headers.authorization}`);
    response.writeHead(204).end();
  }).listen(0, '127.0.0.1');
  t.after(() => app.close());
  await once(app, 'listening');
  const { told } = await startCommand(t);
  const port = ['--console-port', portOf(told.consoleUrl)];
  await runCommand(['code', 'my-app', '--user-key', '42', ...port]);
  const url = `http://127.0.0.1:${app.address().port}/unlink`;
  const to = ['--url', url, '--credential', 'secret', '--user-key', '42'];
  const { stdout } = await runCommand(['callback', 'my-app', 'unlink', ...to, ...port]);
  assert.equal(stdout, '204\n');
  assert.deepEqual(heard, ['POST /unlink Basic secret']);
});
