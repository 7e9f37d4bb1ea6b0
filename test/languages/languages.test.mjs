import assert from 'node:assert/strict';
import { execFile, spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { adminOf } from '../browser/helpers/admin.mjs';
import { startCommand } from '../command/helpers/emulator.mjs';

const run = promisify(execFile);
const examples = fileURLToPath(new URL('../../emulator/examples/', import.meta.url));
const ends = [];
let folder;
let told;
let admin;
let revoked;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'languages-'));
  ({ told } = await startCommand({ after: (end) => ends.push(end) }));
  admin = adminOf(told);
  // The alert that says why; a connection that is cut without a word leaves every language guessing.
  await admin('PUT', '/refusals', { style: 'alert' });
  const path = '/apps/my-app/certificates';
  const { certificate } = await admin('POST', path, { name: 'deleted', directory: folder });
  await admin('DELETE', `${path}/${encodeURIComponent(certificate.fingerprint256)}`);
  revoked = {
    APPS_IN_TOSS_CERT: join(folder, 'deleted_public.crt'),
    APPS_IN_TOSS_KEY: join(folder, 'deleted_private.key'),
  };
});

after(async () => {
  for (const end of ends) await end();
  await rm(folder, { recursive: true, force: true });
});

const languages = {
  Python: () => ['python3', 'python/login.py'],
  Node: () => [process.execPath, 'node/login.mjs'],
  curl: () => ['bash', 'curl/login.sh'],
  async 'C++'() {
    const program = join(folder, 'login-cpp');
    await run('g++', ['-std=c++17', join(examples, 'cpp/login.cpp'), '-lcurl', '-o', program]);
    return [program];
  },
  async Java() {
    await run('javac', ['-d', folder, join(examples, 'java/Login.java')]);
    return ['java', '-cp', folder, 'Login'];
  },
  async Go() {
    const program = join(folder, 'login-go');
    const env = {
      ...process.env,
      GOFLAGS: '-mod=mod',
      GOCACHE: join(folder, 'go-cache'),
      GO111MODULE: 'off',
    };
    await run('go', ['build', '-o', program, join(examples, 'go/login.go')], { env });
    return [program];
  },
  ...(spawnSync('dotnet', ['--version']).status === 0 && {
    async 'C#'() {
      await run('dotnet', ['build', join(examples, 'csharp'), '-o', join(folder, 'csharp')]);
      return ['dotnet', join(folder, 'csharp/login.dll')];
    },
  }),
};

for (const [language, prepare] of Object.entries(languages)) {
  test(`${language}: the issued files are used as they are, and a refusal has its reason`, async () => {
    const command = await prepare();
    const good = await start(command, {});
    assert.deepEqual(good, { status: 0, output: 'login: SUCCESS\nlogin: invalid_grant\n' });
    const bad = await start(command, revoked);
    assert.equal(bad.status, 3, bad.output);
    assert.match(bad.output, /^refused: .*revoked/ims);
  });
}

async function start([program, ...args], environment) {
  const { authorizationCode } = await admin('POST', '/apps/my-app/codes', {});
  const env = { ...process.env, ...told.environment, ...environment };
  try {
    const { stdout } = await run(program, [...args, authorizationCode], { cwd: examples, env });
    return { status: 0, output: stdout };
  } catch ({ code, stdout = '', stderr = '', message }) {
    return { status: code, output: stdout === '' ? stderr || message : stdout };
  }
}
