import { createPrivateKey, X509Certificate } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmulator } from 'apps-in-toss-emulator';
import type { Emulator } from 'apps-in-toss-emulator';
import { day } from './helpers/setup.js';

describe('issueCertificate', () => {
  let emulator: Emulator;
  let directory: string;

  beforeAll(async () => {
    emulator = await startEmulator();
    directory = await mkdtemp(join(tmpdir(), 'emulator-'));
  });
  afterAll(async () => {
    await emulator.close();
    await rm(directory, { recursive: true });
  });

  it('gives an RSA-2048 certificate of the authority with CN = appName that lasts 390 days', async () => {
    const { cert, key, fingerprint256 } = await emulator.issueCertificate('my-app');
    const leaf = new X509Certificate(cert);
    const root = new X509Certificate(emulator.ca);
    expect(leaf.subject).toBe('CN=my-app');
    expect(leaf.checkIssued(root) && leaf.verify(root.publicKey)).toBe(true);
    expect(leaf.ca).toBe(false);
    expect(leaf.keyUsage).toEqual(['1.3.6.1.5.5.7.3.2']);
    expect(Date.parse(leaf.validTo) - Date.parse(leaf.validFrom)).toBe(390 * day);
    expect(leaf.fingerprint256).toBe(fingerprint256);
    expect(cert.match(/BEGIN CERTIFICATE/g)).toHaveLength(1);
    expect(key).toMatch(/^-----BEGIN PRIVATE KEY-----\n/);
    expect(createPrivateKey(key).asymmetricKeyDetails?.modulusLength).toBe(2048);
    expect(leaf.checkPrivateKey(createPrivateKey(key))).toBe(true);
  });

  it('makes P-256 keys on request', async () => {
    const { cert, key } = await emulator.issueCertificate('my-app', { keyType: 'ec' });
    expect(key).toMatch(/^-----BEGIN PRIVATE KEY-----\n/);
    expect(createPrivateKey(key).asymmetricKeyDetails?.namedCurve).toBe('prime256v1');
    expect(new X509Certificate(cert).checkPrivateKey(createPrivateKey(key))).toBe(true);
  });

  it('takes days and validFrom', async () => {
    const validFrom = new Date('2030-05-05T01:02:03.456Z');
    const { cert } = await emulator.issueCertificate('my-app', { keyType: 'ec', days: 7, validFrom });
    const leaf = new X509Certificate(cert);
    expect(new Date(leaf.validFrom)).toEqual(new Date('2030-05-05T01:02:03Z'));
    expect(new Date(leaf.validTo)).toEqual(new Date('2030-05-12T01:02:03Z'));
  });

  it('never gives two certificates the same serial number', async () => {
    const pairs = await Promise.all([1, 2].map(() => emulator.issueCertificate('my-app', { keyType: 'ec' })));
    expect(new Set(pairs.map(({ cert }) => new X509Certificate(cert).serialNumber)).size).toBe(2);
  });

  it.each([
    [undefined, 'my-app-mtls'],
    ['2026_renewal', '2026_renewal'],
  ])('writes the pair under the names of the console (name %s)', async (name, stem) => {
    const folder = join(directory, stem);
    const options = { keyType: 'ec', directory: folder, ...(name ? { name } : {}) } as const;
    const { cert, key, certPath, keyPath } = await emulator.issueCertificate('my-app', options);
    expect(certPath).toBe(join(folder, `${stem}_public.crt`));
    expect(keyPath).toBe(join(folder, `${stem}_private.key`));
    expect(new Set(await readdir(folder))).toEqual(new Set([`${stem}_private.key`, `${stem}_public.crt`]));
    expect(await readFile(certPath!, 'utf8')).toBe(cert);
    expect(await readFile(keyPath!, 'utf8')).toBe(key);
    expect((await stat(keyPath!)).mode & 0o777).toBe(0o600);
  });

  it('replaces an older pair of the same name', async () => {
    const options = { keyType: 'ec', directory, name: 'same' } as const;
    await emulator.issueCertificate('my-app', options);
    const { certPath, cert } = await emulator.issueCertificate('my-app', options);
    expect(await readFile(certPath!, 'utf8')).toBe(cert);
  });

  it('names no path when it wrote none', async () => {
    const issued = await emulator.issueCertificate('my-app', { keyType: 'ec' });
    expect(new Set(Object.keys(issued))).toEqual(new Set(['cert', 'fingerprint256', 'key']));
  });

  it.each(['my app', '인증서', 'a/b', '..', 'a.b', ''])('refuses the name %j', async (name) => {
    await expect(emulator.issueCertificate('my-app', { name, directory })).rejects.toThrow(/^name: /);
  });

  it.each([
    ['appName', '', {}],
    ['appName', 'a'.repeat(65), { name: 'x' }],
    ['days', 'my-app', { days: 0 }],
    ['days', 'my-app', { days: Number.NaN }],
    ['validFrom', 'my-app', { validFrom: new Date('no date') }],
  ])('refuses an unusable %s', async (field, appName, options) => {
    await expect(emulator.issueCertificate(appName, options)).rejects.toThrow(new RegExp(`^${field}: `));
  });
});
