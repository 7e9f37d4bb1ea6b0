import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Emulator, startEmulator } from 'apps-in-toss-emulator';
import { ALL_CHECKS } from '../../command/doctor/checks/all-checks.js';
import { type Authority, createAuthority } from '../helpers/pki.js';
import { DAMAGES } from './damages.js';
import { Project } from './project.js';

const AIM_MS = 3_000;

let emulator: Emulator;
let authority: Authority;
let project: Project;

beforeAll(async () => {
  [emulator, authority] = await Promise.all([startEmulator({ keys: 'ec' }), createAuthority()]);
});
afterAll(() => emulator.close());
beforeEach(async () => {
  project = await Project.healthy(emulator);
});
afterEach(() => project.remove());

/** Codes of what is wrong, and how much. */
function wrong(checks: Awaited<ReturnType<Project['examine']>>['checks']): Record<string, string> {
  return Object.fromEntries(
    checks
      .filter(({ status }) => status === 'soon' || status === 'broken')
      .map(({ code, status }) => [code, status]),
  );
}

describe('a healthy project', () => {
  it('has nothing wrong, and every check that can be made is made', async () => {
    const { code, checks } = await project.examine();
    expect(wrong(checks)).toEqual({});
    expect(code).toBe(0);
    const skipped = checks.filter(({ status }) => status === 'skipped').map((each) => each.code);
    expect(skipped).toEqual(['AIT-D038']); // no sample was given
  });

  it('is examined in less than three seconds', async () => {
    const start = performance.now();
    await project.examine();
    expect(performance.now() - start).toBeLessThan(AIM_MS);
  });

  it('stays healthy with a folder of certificates, an older one among them', async () => {
    await project.variables({
      APPS_IN_TOSS_CERT: undefined,
      APPS_IN_TOSS_KEY: undefined,
      APPS_IN_TOSS_CERT_DIR: './certs',
    });
    const validFrom = new Date(Date.now() - 400 * 86_400_000);
    const directory = join(project.folder, 'certs');
    await emulator.issueCertificate('my-app', { name: 'last-year', directory, keyType: 'ec', validFrom });
    expect(wrong((await project.examine()).checks)).toEqual({});
  });

  it('uses no network with --offline', async () => {
    const before = emulator.ledger.requests.length;
    const { code, checks } = await project.examine(['--offline']);
    expect({ code, asked: emulator.ledger.requests.length - before }).toEqual({ code: 0, asked: 0 });
    const skipped = checks.filter(({ status }) => status === 'skipped');
    expect(skipped.length).toBeGreaterThanOrEqual(6);
  });
});

describe('an empty folder', () => {
  it('is told that no certificate is named, and nothing else', async () => {
    const { readdir, rm } = await import('node:fs/promises');
    for (const name of await readdir(project.folder))
      await rm(join(project.folder, name), { recursive: true });
    const { code, checks } = await project.examine(['--offline']);
    expect({ code, wrong: wrong(checks) }).toEqual({ code: 2, wrong: { 'AIT-D006': 'broken' } });
  });
});

describe('a damaged project', () => {
  it.each(DAMAGES)('$what: $code', async (damage) => {
    const { code, status = 'broken', also = [], mends } = damage;
    await damage.do(project, authority);
    const start = performance.now();
    const examined = await project.examine();
    expect(performance.now() - start).toBeLessThan(AIM_MS);
    const seen = wrong(examined.checks);
    expect(seen[code]).toBe(status);
    // One mistake is one finding: whoever reads ten does not know where to begin.
    expect(Object.keys(seen).filter((each) => each !== code && !also.includes(each))).toEqual([]);
    expect(examined.code).toBe(Object.values(seen).includes('broken') ? 2 : 1);
    const [finding] = examined.checks.find((each) => each.code === code)?.findings ?? [];
    for (const secret of ['hunter2', 'secret word', 'PRIVATE KEY', '김토스'])
      expect(examined.text).not.toContain(secret);
    if (!mends) return;
    expect(finding?.command).toBeDefined();
    await project.type(finding?.command ?? '');
    const after = wrong((await project.examine()).checks);
    expect(after[code]).toBeUndefined();
  });

  it('is one for every check that can be damaged here, and at least 24', () => {
    const damaged = new Set([...DAMAGES.map(({ code }) => code), 'AIT-D031', 'AIT-D032']);
    expect(ALL_CHECKS.map(({ code }) => code).filter((code) => !damaged.has(code))).toEqual([]);
    expect(damaged.size).toBeGreaterThanOrEqual(24);
  });
});

describe('a host that refuses the certificate', () => {
  it.each(['alert', 'cut', 'gateway-400'] as const)('by %s: AIT-D031 says how', async (style) => {
    const strict = await startEmulator({ keys: 'ec', refusals: { style: { deleted: style } } });
    const refused = await Project.healthy(strict);
    try {
      strict.deleteCertificate(refused.fingerprint256);
      const { checks } = await refused.examine();
      expect(wrong(checks)).toEqual({ 'AIT-D031': 'broken' });
      const [finding] = checks.find(({ code }) => code === 'AIT-D031')?.findings ?? [];
      const how = { alert: 'alert 44', cut: 'cut', 'gateway-400': 'page 400' }[style];
      expect(finding?.what).toContain(how);
    } finally {
      await refused.remove();
      await strict.close();
    }
  });
});

describe('a host that demands no certificate', () => {
  let server: Server;
  afterEach(() => new Promise((resolve) => server.close(resolve)));

  it('is AIT-D032', async () => {
    const { cert, key } = await authority.issue({ eku: 'serverAuth', altNames: ['127.0.0.1'] });
    server = createServer({ cert, key }, (_request, response) => response.end('{}'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    await project.write('ca.crt', emulator.ca + authority.pem);
    await project.variables({ APPS_IN_TOSS_API_BASE_URL: `https://127.0.0.1:${port}` });
    expect(wrong((await project.examine()).checks)).toEqual({ 'AIT-D032': 'soon' });
  });
});

describe('--report', () => {
  it('holds what the hosts did, and nothing that names somebody or opens something', async () => {
    await project.variables({ HTTPS_PROXY: 'http://user:hunter2@proxy.example:3128' });
    await project.examine(['--report', 'report.json']);
    const text = await project.read('report.json');
    const report = JSON.parse(text);
    const [host] = report.hosts;
    expect(host.withCertificate).toMatchObject({
      tls: { protocol: 'TLSv1.3', alpn: expect.any(String) },
      status: expect.any(Number),
    });
    expect(host.withCertificate.headers).toContain('date');
    expect(host.withoutCertificate.refusal).toMatch(/^alert \d+$/);
    const { key, aad } = emulator.decryption;
    const secrets = [
      project.folder,
      'my-app',
      'hunter2',
      key,
      `"${aad}"`,
      project.fingerprint256,
      await readFile(project.key, 'utf8'),
    ];
    for (const secret of secrets) expect(text).not.toContain(secret);
  });
});
