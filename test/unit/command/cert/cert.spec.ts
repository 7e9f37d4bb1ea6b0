import { execFileSync } from 'node:child_process';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Authority, createAuthority, type Issued, type IssueOptions } from '../../../helpers/pki.js';
import { runLine } from '../run-lines.js';
import { TemporaryFolders } from '../temporary-folder.js';

const PASSWORD = 'correct horse';
const folders = new TemporaryFolders();
let authority: Authority;

beforeAll(async () => {
  authority = await createAuthority();
});
afterAll(() => folders.remove());

/** A folder with one pair under the names of the console. */
async function folderWith(
  options: IssueOptions = {},
  name = 'my-app',
): Promise<{ folder: string; issued: Issued }> {
  const folder = await folders.make();
  return { folder, issued: await put(folder, options, name) };
}

async function put(folder: string, options: IssueOptions, name: string): Promise<Issued> {
  const issued = await authority.issue({ commonName: name, ...options });
  await writeFile(join(folder, `${name}_public.crt`), issued.chain);
  await writeFile(join(folder, `${name}_private.key`), issued.key, { mode: 0o600 });
  return issued;
}

async function pkcs12(folder: string, issued: Issued, more: string[] = []): Promise<string> {
  const file = join(folder, 'bundle.p12');
  await writeFile(join(folder, 'c.pem'), issued.chain);
  await writeFile(join(folder, 'k.pem'), issued.key);
  const files = ['-in', join(folder, 'c.pem'), '-inkey', join(folder, 'k.pem'), '-out', file];
  execFileSync('openssl', ['pkcs12', '-export', ...files, '-passout', `pass:${PASSWORD}`, ...more]);
  return file;
}

describe('cert inspect', () => {
  it('shows the public facts of a pair, and nothing of its key', async () => {
    const { folder, issued } = await folderWith();
    const { code, out } = await runLine(['cert', 'inspect', folder]);
    expect(code).toBe(0);
    for (const fact of [issued.fingerprint256, 'CN=my-app', 'EC prime256v1', 'clientAuth'])
      expect(out).toContain(fact);
    expect(out).not.toContain('PRIVATE KEY');
  });

  it('is one JSON value with --json', async () => {
    const { folder, issued } = await folderWith();
    const { out } = await runLine(['cert', 'inspect', join(folder, 'my-app_public.crt'), '--json']);
    const [only] = JSON.parse(out).certificates;
    expect(only.certificate).toMatchObject({
      commonName: 'my-app',
      fingerprint256: issued.fingerprint256,
      state: 'valid',
    });
  });

  it.each([
    ['expired', { days: 1, validFrom: new Date(Date.now() - 3 * 86_400_000) }, 2, 'AIT_CERT_EXPIRED'],
    ['for servers', { eku: 'serverAuth' as const }, 2, 'AIT_CERT_PURPOSE'],
    ['soon to end', { days: 10 }, 1, '10|9'],
  ])('a certificate that is %s', async (_what, options, code, words) => {
    const { folder } = await folderWith(options);
    expect(await runLine(['cert', 'inspect', folder])).toMatchObject({
      code,
      out: expect.stringMatching(words),
    });
  });

  it('reads what the environment and .env name', async () => {
    const { folder } = await folderWith();
    await writeFile(
      join(folder, '.env'),
      'APPS_IN_TOSS_CERT=my-app_public.crt\nAPPS_IN_TOSS_KEY=my-app_private.key\n',
    );
    const { code, out } = await runLine(['cert', 'inspect'], { cwd: folder });
    expect({ code, named: out.includes('APPS_IN_TOSS_CERT') }).toEqual({ code: 0, named: true });
  });

  it('never shows a text that stands in a variable', async () => {
    const { issued } = await folderWith();
    const env = { APPS_IN_TOSS_CERT: issued.key, APPS_IN_TOSS_KEY: issued.key };
    const { code, out, err } = await runLine(['cert', 'inspect'], { env, cwd: await folders.make() });
    expect(code).toBe(2);
    expect(out + err).not.toContain(issued.key.split('\n')[1]);
  });
});

describe('cert check', () => {
  it.each([
    [390, [], 0],
    [20, [], 1],
    [5, [], 2],
    [20, ['--warn-days', '10'], 0],
    [20, ['--fail-days', '25'], 2],
  ])('%s days left, %j: %s', async (days, args, code) => {
    const { folder } = await folderWith({ days: days + 0.5 });
    expect((await runLine(['cert', 'check', folder, ...args])).code).toBe(code);
  });

  it('judges a folder by the newest, and mentions others that cannot be used', async () => {
    const { folder } = await folderWith({ days: 3 }, 'old');
    await put(folder, { validFrom: new Date() }, 'new');
    expect((await runLine(['cert', 'check', folder])).code).toBe(0);
    await put(folder, { eku: 'serverAuth' }, 'odd');
    expect(await runLine(['cert', 'check', folder])).toMatchObject({
      code: 1,
      out: expect.stringContaining('AIT_CERT_PURPOSE'),
    });
  });
});

describe('cert convert', () => {
  it.each([
    ['of today', []],
    ['of old Windows and Java', ['-legacy']],
  ])('takes a PKCS#12 store apart: %s', async (_what, more) => {
    const folder = await folders.make();
    const below = await authority.intermediate();
    const issued = await below.issue({ commonName: 'my-app' });
    const file = await pkcs12(folder, issued, more);
    await writeFile(join(folder, 'password'), `${PASSWORD}\n`);
    const args = [
      'cert',
      'convert',
      file,
      '--out',
      folder,
      '--password-file',
      join(folder, 'password'),
      '--json',
    ];
    const { code, out } = await runLine(args);
    expect(code).toBe(0);
    expect(out).not.toContain('BEGIN');
    expect(await readFile(join(folder, 'my-app_public.crt'), 'utf8')).toBe(issued.chain);
    const key = join(folder, 'my-app_private.key');
    expect((await stat(key)).mode & 0o777).toBe(0o600);
    expect((await runLine(['cert', 'check', join(folder, 'my-app_public.crt')])).code).toBe(0);
  });

  it('says so when the password is wrong, and shows none', async () => {
    const { folder, issued } = await folderWith();
    const file = await pkcs12(folder, issued);
    const env = { APPS_IN_TOSS_KEY_PASSPHRASE: 'wrong horse' };
    const { code, out, err } = await runLine(['cert', 'convert', file, '--lang', 'en'], { env, cwd: folder });
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain('password does not open it');
    expect(err).not.toContain('wrong horse');
  });

  it('takes no password on the command line', async () => {
    const { code, err } = await runLine(['cert', 'convert', 'x.p12', '--password', 'hunter2']);
    expect(code).toBe(2);
    expect(err).toContain('--password');
    expect(err).not.toContain('hunter2');
  });

  it.each(['escaped', 'base64'])('writes %s lines that the module reads', async (form) => {
    const { folder, issued } = await folderWith();
    const file = join(folder, 'lines.env');
    const args = ['cert', 'convert', join(folder, 'my-app_public.crt'), '--to', form, '--out', file];
    const { code, out } = await runLine(args);
    expect(code).toBe(0);
    expect(out).not.toContain(issued.key.split('\n')[1]);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    const checked = await runLine(['cert', 'inspect', '--env-file', file, '--json'], { cwd: folder });
    expect(JSON.parse(checked.out).certificates[0].certificate.fingerprint256).toBe(issued.fingerprint256);
  });

  it('sends a key into a pipe, and not onto a terminal', async () => {
    const { folder, issued } = await folderWith();
    const args = [
      'cert',
      'convert',
      join(folder, 'my-app_public.crt'),
      '--to',
      'base64',
      '--out',
      '-',
      '--only',
      'key',
    ];
    expect(Buffer.from((await runLine(args)).out, 'base64').toString()).toBe(issued.key);
    expect(await runLine(args, { isTerminal: true })).toMatchObject({ code: 2, out: '' });
  });

  it('writes over nothing unless told to', async () => {
    const { folder } = await folderWith();
    const args = ['cert', 'convert', join(folder, 'my-app_public.crt'), '--out', folder];
    expect((await runLine(args)).code).toBe(2);
    expect((await runLine([...args, '--force'])).code).toBe(0);
  });
});
