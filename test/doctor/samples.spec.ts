import { readdirSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Emulator, startEmulator } from 'apps-in-toss-emulator';
import { runCommand } from '../../command/run-command.js';

const SAMPLES = resolve('sample');

let emulator: Emulator;
let folder: string;
let environment: Record<string, string>;

beforeAll(async () => {
  emulator = await startEmulator({ keys: 'ec' });
  folder = await mkdtemp(join(tmpdir(), 'ait-doctor-samples-'));
  const { certPath = '', keyPath = '' } = await emulator.issueCertificate('my-app', {
    directory: join(folder, 'certs'),
    name: 'my-app',
    keyType: 'ec',
  });
  environment = {
    APPS_IN_TOSS_CERT: certPath,
    APPS_IN_TOSS_KEY: keyPath,
    APPS_IN_TOSS_CA: emulator.ca,
    APPS_IN_TOSS_API_BASE_URL: emulator.apiBaseUrl,
    APPS_IN_TOSS_PAY_BASE_URL: emulator.payBaseUrl,
    APPS_IN_TOSS_DECRYPTION_KEY: emulator.decryption.key,
    APPS_IN_TOSS_DECRYPTION_AAD: emulator.decryption.aad,
  };
});
afterAll(async () => {
  await Promise.all([emulator.close(), rm(folder, { recursive: true, force: true })]);
});

/** A sample as somebody who copied it out of the repository has it. */
async function copied(sample: string): Promise<string> {
  const copy = join(folder, sample);
  const isOurs = (path: string): boolean => !/\/(node_modules|dist|test)$/.test(path);
  await cp(join(SAMPLES, sample), copy, { recursive: true, filter: isOurs });
  await mkdir(join(copy, 'node_modules'));
  const modules = sample.startsWith('nest-11')
    ? resolve('test/nest-11/node_modules')
    : resolve('node_modules');
  for (const name of ['@nestjs', 'axios', 'rxjs', 'reflect-metadata', 'nestjs-apps-in-toss']) {
    const own = join(modules, name);
    const has = name === '@nestjs' || modules === resolve('node_modules');
    await symlink(has ? own : resolve('node_modules', name), join(copy, 'node_modules', name));
  }
  return copy;
}

describe('the doctor on our own samples', () => {
  it.each(readdirSync(SAMPLES))('%s: finds nothing wrong', async (sample) => {
    let text = '';
    const code = await runCommand(['doctor', '--json', '--lang', 'en'], {
      cwd: await copied(sample),
      env: environment,
      isTerminal: false,
      version: () => '0.1.0',
      write: (words) => (text += words),
      writeError: (words) => (text += words),
    });
    const { checks } = JSON.parse(text) as { checks: { code: string; findings?: unknown }[] };
    expect(checks.filter(({ findings }) => findings)).toEqual([]);
    expect(code).toBe(0);
  });
});
