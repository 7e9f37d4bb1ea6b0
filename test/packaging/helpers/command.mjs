import assert from 'node:assert/strict';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { run } from './run.mjs';

/** The command as npm put it into a project. */
const commandOf = (folder) => join(folder, 'node_modules/.bin/apps-in-toss');

/**
 * What the doctor calls wrong in a project: the codes of its checks.
 *
 * @param emulated with the environment that leads to an emulator; without, the doctor stays off the network
 */
export async function doctorAlarms(folder, { emulated = false } = {}) {
  if (!emulated) return alarms(folder, ['--offline'], {});
  const entry = join(folder, 'node_modules/apps-in-toss-emulator/dist/esm/index.js');
  const { startEmulator } = await import(pathToFileURL(entry).href);
  const emulator = await startEmulator({ keys: 'ec' });
  try {
    const { cert, key } = await emulator.issueCertificate('my-app', { keyType: 'ec' });
    return await alarms(folder, [], {
      APPS_IN_TOSS_CERT: cert,
      APPS_IN_TOSS_KEY: key,
      APPS_IN_TOSS_CA: emulator.ca,
      APPS_IN_TOSS_API_BASE_URL: emulator.apiBaseUrl,
      APPS_IN_TOSS_PAY_BASE_URL: emulator.payBaseUrl,
      APPS_IN_TOSS_DECRYPTION_KEY: emulator.decryption.key,
      APPS_IN_TOSS_DECRYPTION_AAD: emulator.decryption.aad,
    });
  } finally {
    await emulator.close();
  }
}

async function alarms(folder, flags, variables) {
  const env = { PATH: process.env.PATH, ...variables };
  const { code, stdout, stderr } = await run(commandOf(folder), ['doctor', '--json', ...flags], {
    cwd: folder,
    env,
  });
  assert.equal(stderr, '');
  const { checks } = JSON.parse(stdout);
  const wrong = checks.filter(({ findings }) => findings);
  assert.equal(code === 0, wrong.length === 0, stdout);
  return wrong.map((each) => each.code);
}

/** What `scan` finds in the sources of a project, as `code file`. */
export async function scanFindings(folder) {
  const { stdout } = await run(commandOf(folder), ['scan', '--json'], {
    cwd: folder,
    env: { PATH: process.env.PATH },
  });
  return JSON.parse(stdout).findings.map(({ code, file }) => `${code} ${file}`);
}
