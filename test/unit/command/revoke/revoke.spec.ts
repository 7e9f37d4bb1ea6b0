import { chmod, mkdir, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { createAuthority, type Issued } from '../../../helpers/pki.js';
import { runLine } from '../run-lines.js';
import { TemporaryFolders } from '../temporary-folder.js';

const folders = new TemporaryFolders();
let issued: Issued;

beforeAll(async () => {
  issued = await (await createAuthority()).issue({ commonName: 'my-app' });
});
afterAll(() => folders.remove());

const listOf = (folder: string) => readFile(join(folder, 'revoked'), 'utf8');

describe('revoke', () => {
  it.each([
    ['its fingerprint', () => issued.fingerprint256],
    ['its fingerprint without colons', () => issued.fingerprint256.replaceAll(':', '').toLowerCase()],
    ['what openssl prints', () => `sha256 Fingerprint=${issued.fingerprint256}`],
  ])('takes %s', async (_what, value) => {
    const folder = await folders.make();
    expect((await runLine(['revoke', value(), '--directory', folder])).code).toBe(0);
    expect(await listOf(folder)).toContain(issued.fingerprint256);
  });

  it('takes the file of the certificate, and notes whose it is and why', async () => {
    const folder = await folders.make();
    const file = join(folder, 'my-app_public.crt');
    await writeFile(file, issued.cert);
    await runLine(['revoke', file, '--directory', folder, '--reason', 'pushed\nto # git']);
    expect(await listOf(folder)).toMatch(
      new RegExp(`^${issued.fingerprint256} # my-app, [0-9-]{10}, pushed to git\\n$`),
    );
  });

  it('keeps lines, comments and mode, damaged lines too, and leaves nothing else behind', async () => {
    const folder = await folders.make();
    const before = `# ours\n${'AB'.repeat(32)} # old\nnot a fingerprint`;
    await writeFile(join(folder, 'revoked'), before);
    await chmod(join(folder, 'revoked'), 0o640);
    await runLine(['revoke', issued.fingerprint256, '--directory', folder]);
    expect((await listOf(folder)).startsWith(`${before}\n${issued.fingerprint256}`)).toBe(true);
    expect((await stat(join(folder, 'revoked'))).mode & 0o777).toBe(0o640);
    expect(await readdir(folder)).toEqual(['revoked']);
  });

  it('does nothing the second time', async () => {
    const folder = await folders.make();
    await runLine(['revoke', issued.fingerprint256, '--directory', folder]);
    const before = await listOf(folder);
    const { code, out } = await runLine(['revoke', issued.fingerprint256, '--directory', folder, '--json']);
    expect({ code, added: JSON.parse(out).added, after: await listOf(folder) }).toEqual({
      code: 0,
      added: false,
      after: before,
    });
  });

  it('loses no entry when many run at once', async () => {
    const folder = await folders.make();
    const all = Array.from({ length: 20 }, (_, index) => index.toString(16).padStart(2, '0').repeat(32));
    await Promise.all(all.map((each) => runLine(['revoke', each, '--directory', folder])));
    expect((await listOf(folder)).trim().split('\n')).toHaveLength(20);
  });

  it.each([
    ['neither a fingerprint nor a file', ['12:34', '--directory', '.'], /AIT_CERT|12:34/],
    ['no folder', ['AB'.repeat(32)], /--directory/],
    ['a folder that is not there', ['AB'.repeat(32), '--directory', 'nowhere'], /nowhere/],
  ])('refuses %s', async (_what, args, words) => {
    const { code, err } = await runLine(['revoke', ...args], { cwd: await folders.make() });
    expect(code).toBe(2);
    expect(err).toMatch(words);
  });

  it('does not write into what Kubernetes mounted', async () => {
    const folder = await folders.make();
    await mkdir(join(folder, '..2026'));
    await symlink('..2026', join(folder, '..data'));
    const { code, err } = await runLine(['revoke', issued.fingerprint256, '--directory', folder]);
    expect({ code, advice: err.includes('--kubernetes') }).toEqual({ code: 2, advice: true });
  });
});

describe('revoke --kubernetes', () => {
  it('prints a manifest that keeps the list of the Secret', async () => {
    const folder = await folders.make();
    const file = join(folder, 'secret.json');
    const revoked = Buffer.from('# ours\nABCD # old: "x"\n').toString('base64');
    const metadata = { name: 'toss-certs', namespace: 'pay' };
    await writeFile(file, JSON.stringify({ kind: 'Secret', metadata, data: { revoked, other: 'eA==' } }));
    const { code, out } = await runLine(['revoke', issued.fingerprint256, '--kubernetes', '--from', file]);
    expect(code).toBe(0);
    const manifest = parse(out);
    expect(manifest).toMatchObject({ apiVersion: 'v1', kind: 'Secret', metadata });
    expect(Object.keys(manifest.stringData)).toEqual(['revoked']);
    expect(manifest.stringData.revoked).toMatch(/^# ours\nABCD # old: "x"\n/);
    expect(manifest.stringData.revoked).toContain(issued.fingerprint256);
  });

  it('warns when it cannot know what is in the Secret', async () => {
    const args = ['revoke', issued.fingerprint256, '--kubernetes', '--secret', 'toss-certs', '--lang', 'en'];
    const { code, out, err } = await runLine(args);
    expect({ code, name: parse(out).metadata.name }).toEqual({ code: 0, name: 'toss-certs' });
    expect(err).toContain('would be replaced');
  });
});
