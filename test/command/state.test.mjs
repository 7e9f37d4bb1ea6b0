import assert from 'node:assert/strict';
import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { logIn } from './helpers/call.mjs';
import { portOf, runCommand, startCommand } from './helpers/emulator.mjs';
import { temporaryFolder } from './helpers/temporary-folder.mjs';

const codeFrom = async (told) =>
  (await runCommand(['code', 'my-app', '--console-port', portOf(told.consoleUrl)])).stdout.trim();

for (const place of ['state', 'state.jsonl']) {
  test(`killed in the middle of work it goes on with everything it had answered (--state ${place})`, async (t) => {
    const folder = await temporaryFolder(t);
    const args = ['--state', join(folder, place)];
    const first = await startCommand(t, args);
    const unused = await codeFrom(first.told);
    const spent = await codeFrom(first.told);
    const token = (await logIn(first.told.environment, spent)).body.success.refreshToken;
    // Under load, so that it dies while it writes.
    const answered = [];
    const load = Array.from({ length: 8 }, async () => {
      for (;;) {
        answered.push(await logIn(first.told.environment, 'nobody'));
        if (answered.length === 30) void first.kill('SIGKILL');
      }
    });
    await Promise.allSettled(load);

    const second = await startCommand(t, args);
    assert.equal(second.told.event, 'ready', second.told.message);
    assert.equal(second.told.token, first.told.token);
    const { environment } = second.told;
    // The ports differ here; everything else that was printed is still good.
    for (const name of Object.keys(environment).filter((each) => !each.endsWith('_URL'))) {
      assert.equal(environment[name], first.told.environment[name], name);
    }
    assert.equal((await logIn(environment, spent)).status, 400);
    const { status, body } = await logIn(environment, unused);
    assert.equal(status, 200);
    assert.notEqual(body.success.refreshToken, token);
    const headers = { authorization: `Bearer ${second.told.token}` };
    const ledger = await (await fetch(`${second.told.consoleUrl}/api/ledger`, { headers })).json();
    assert.equal(ledger.totals.logins.count, 2);
    const file = place === 'state' ? join(folder, place, 'state.jsonl') : join(folder, place);
    const written = await readFile(file, 'utf8');
    const requests = new Set(written.match(/\["ledger\.requests","\d+"/g));
    assert.ok(
      requests.size >= answered.length,
      `${requests.size} requests are written, ${answered.length} were answered`,
    );
  });
}

test('a damaged state is refused with its reason and left as it is', async (t) => {
  const folder = await temporaryFolder(t);
  const first = await startCommand(t, ['--state', folder]);
  await first.kill('SIGTERM');
  const file = join(folder, 'state.jsonl');
  const spoilt = (await readFile(file, 'utf8')).replace('"ledger', '"lodger').replace('my-app', 'my-cat');
  await writeFile(file, spoilt);
  const { told, child } = await startCommand(t, ['--state', folder]);
  assert.equal(told.event, 'failed');
  assert.match(told.message, /state\.jsonl is damaged in line \d+: its checksum does not fit its text/);
  if (child.exitCode === null) await new Promise((resolve) => child.once('exit', resolve));
  assert.equal(child.exitCode, 1);
  assert.equal(await readFile(file, 'utf8'), spoilt);
});

test('a line that was cut off is left out, and the rest is good', async (t) => {
  const folder = await temporaryFolder(t);
  const first = await startCommand(t, ['--state', folder]);
  await first.kill('SIGKILL');
  await appendFile(join(folder, 'state.jsonl'), '0badc0de ["certifica');
  const { told } = await startCommand(t, ['--state', folder]);
  assert.equal(told.event, 'ready');
  assert.equal((await logIn(told.environment, await codeFrom(told))).status, 200);
});

test('two emulators do not write into one state', async (t) => {
  const folder = await temporaryFolder(t);
  await startCommand(t, ['--state', folder]);
  const second = await startCommand(t, ['--state', folder]);
  assert.equal(second.told.event, 'failed');
  assert.match(second.told.message, /in use by process \d+/);
});
