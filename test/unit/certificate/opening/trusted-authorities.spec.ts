import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import tls from 'node:tls';
import type { AppsInTossCertificateError } from '../../../../lib/certificate/faults/certificate.error.js';
import { ClientCertificate } from '../../../../lib/certificate/client-certificate.js';
import { trustAnchors } from '../../../../lib/certificate/opening/trust-anchors.js';
import { readTrustedAuthorities } from '../../../../lib/certificate/opening/trusted-authorities.js';
import { MATERIAL_FORMS } from '../../../helpers/material-forms.js';
import { startMutualTlsServer } from '../../../helpers/mutual-tls.js';
import { printedEveryWay, traceOf } from '../../../helpers/no-trace.js';
import { type Authority, createAuthority } from '../../../helpers/pki.js';

describe('trusted authorities', () => {
  let dir: string;
  let root: Authority;
  let other: Authority;

  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'qy-'));
    root = await createAuthority();
    other = await createAuthority({ commonName: 'Other Root' });
  });
  afterAll(() => rm(dir, { recursive: true }));

  async function file(name: string, content: string): Promise<string> {
    const path = join(dir, name);
    await writeFile(path, content);
    return path;
  }

  it.each(MATERIAL_FORMS)('are taken as %s', async (_name, form) => {
    expect(await readTrustedAuthorities(form(root.pem + other.pem))).toBe(root.pem + other.pem);
  });

  it('are taken from a file', async () => {
    expect(await readTrustedAuthorities(await file('기관 목록.pem', root.pem))).toBe(root.pem);
  });

  it('are added to those of Node, and do not replace them', () => {
    const anchors = trustAnchors(root.pem);
    expect(anchors).toContain(root.pem);
    expect(anchors).toEqual(expect.arrayContaining([...tls.rootCertificates]));
  });

  it('decide which server a certificate is shown to', async () => {
    const server = await startMutualTlsServer(root);
    const issued = await root.issue();
    const trusting = ClientCertificate.parse(issued, { ca: Buffer.from(`${other.pem}${root.pem}`) });
    expect(await server.fingerprintSeenFrom(trusting.secureContext)).toBe(issued.fingerprint256);
    for (const options of [{}, { ca: other.pem }]) {
      const { secureContext } = ClientCertificate.parse(issued, options);
      await expect(server.fingerprintSeenFrom(secureContext)).rejects.toThrow();
    }
    await server.close();
  });

  const BAD: [string, () => unknown, string, string | undefined][] = [
    ['nothing', () => '', 'AIT_CERT_CA_INVALID', 'empty'],
    ['garbage', () => 'zq!! xK42 garbage', 'AIT_CERT_CA_INVALID', 'text without a BEGIN line'],
    ['a number', () => 17, 'AIT_CERT_CA_INVALID', 'number'],
    ['DER', () => root.x509.raw, 'AIT_CERT_CA_INVALID', 'DER'],
    ['one that is cut off', () => root.pem + other.pem.slice(0, 300), 'AIT_CERT_CA_INVALID', 'PEM'],
    ['a key beside them', async () => root.pem + (await root.issue()).key, 'AIT_CERT_CA_INVALID', 'PEM'],
    [
      'a block that is none inside',
      () => `${root.pem}-----BEGIN CERTIFICATE-----\nMAYCAQECAQE=\n-----END CERTIFICATE-----\n`,
      'AIT_CERT_CA_INVALID',
      'PEM',
    ],
    ['a path to nothing', () => join(dir, 'zw missing.pem'), 'AIT_CERT_FILE_NOT_FOUND', 'path'],
    ['a folder', () => dir, 'AIT_CERT_FILE_UNREADABLE', 'path'],
    [
      'a file of garbage',
      () => file('zw.pem', 'garbage'),
      'AIT_CERT_CA_INVALID',
      'path to text without a BEGIN line',
    ],
  ];
  it.each(BAD)('are refused: %s', async (_name, make, code, shape) => {
    const value = (await make()) as string;
    const error = await readTrustedAuthorities(value, 'caBundle').then(
      () => undefined,
      (reason: unknown) => reason as AppsInTossCertificateError,
    );
    expect(error).toMatchObject({ name: 'AppsInTossCertificateError', code, option: 'caBundle', shape });
    expect(error?.message).toContain('caBundle');
    expect(error?.message).toContain(shape);
    expect(error?.hint.ko).toMatch(/[가-힣].*요\./);
    expect(error?.hint.en).toMatch(/^[\x20-\x7e]{20,}$/);
    // Where the path itself is what is wrong, it is named.
    if (shape === 'path') return expect(error?.message).toContain(value);
    expect(traceOf(typeof value === 'number' ? '' : value, printedEveryWay(error))).toBeUndefined();
  });

  it('are refused by a certificate too, since Node would take garbage and trust nobody', async () => {
    const issued = await root.issue();
    expect(() => ClientCertificate.parse(issued, { ca: 'zq!! garbage' })).toThrow(
      expect.objectContaining({ code: 'AIT_CERT_CA_INVALID', option: 'ca' }),
    );
  });
});
