import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { npmEnvironment } from './helpers/consumer.mjs';
import { packed } from './helpers/packed.mjs';
import { run } from './helpers/run.mjs';
import { temporaryFolder } from './helpers/temporary-folder.mjs';

const folder = await temporaryFolder(after, 'ait-nowhere-');

/** As somebody types it who has nothing: no project, no package.json. */
function npx(...args) {
  const { tarball } = packed('nestjs-apps-in-toss');
  const flags = ['--yes', '--prefer-offline', '--ignore-scripts', '--package', `file:${tarball}`];
  return run('npx', [...flags, '--', 'apps-in-toss', ...args], { cwd: folder, env: npmEnvironment() });
}

test('npx apps-in-toss doctor, in an empty folder: says that no certificate is named, and how to name one', async () => {
  const { code, stdout, stderr } = await npx('doctor', '--offline', '--lang', 'en');
  assert.equal(code, 2, stderr);
  assert.match(stdout, /✗ AIT-D006 variables of the certificate\n.*no variable names a certificate/);
  assert.match(stdout, /, 1 broken, /);
  assert.doesNotMatch(stdout + stderr, /^\s+at /m);
});
