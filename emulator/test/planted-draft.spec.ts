import { mkdtemp, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeCertificateFiles } from '../src/authority/certificate-files.js';
import { writeEnvFile } from '../src/command/env-file.js';
import { StateFile } from '../src/state-file/state-file.js';

/** Whoever may write into the folder, and knows the process, put these in the place of drafts. */
describe('a planted draft', () => {
  let folder: string;
  let elsewhere: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'planted-'));
    elsewhere = join(folder, 'elsewhere');
  });
  afterEach(() => rm(folder, { recursive: true }));

  const WRITERS: ReadonlyArray<readonly [string, string, () => Promise<void>]> = [
    [
      'a key',
      'my-app_private.key',
      async () => void (await writeCertificateFiles(folder, 'my-app', { cert: 'cert', key: 'secret' })),
    ],
    ['a .env', '.env', async () => writeEnvFile(join(folder, '.env'), [{ name: 'A', value: 'secret' }])],
    ['the state', 'state.jsonl', async () => StateFile.open(join(folder, 'state.jsonl')).close()],
  ];

  it.each(WRITERS)('does not decide where %s goes', async (_, name, write) => {
    await writeFile(elsewhere, 'untouched');
    await symlink(elsewhere, join(folder, `${name}.${process.pid}.tmp`));
    await write();
    expect(await readFile(elsewhere, 'utf8')).toBe('untouched');
    expect((await stat(join(folder, name))).mode & 0o777).toBe(0o600);
  });

  it.each(WRITERS)('does not decide who may read %s', async (_, name, write) => {
    await writeFile(join(folder, `${name}.${process.pid}.tmp`), '', { mode: 0o666 });
    await write();
    expect((await stat(join(folder, name))).mode & 0o777).toBe(0o600);
  });
});
