import { chmod, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ClientCertificate } from '../../../../lib/certificate/client-certificate.js';
import { readCertificateMaterial } from '../../../../lib/certificate/material/read-certificate-material.js';
import { MATERIAL_FORMS } from '../../../helpers/material-forms.js';
import { createAuthority, type Issued, keyForms } from '../../../helpers/pki.js';

describe('the material of a certificate', () => {
  let dir: string;
  let issued: Issued;
  let other: Issued;

  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'ait-material-'));
    const root = await createAuthority();
    issued = await root.issue();
    other = await root.issue();
  });
  afterAll(() => rm(dir, { recursive: true }));

  it.each(MATERIAL_FORMS)('has the same digest and PEM in every form: %s', async (_name, form) => {
    const material = await readCertificateMaterial({ cert: form(issued.cert), key: form(issued.key) }, 'x');
    expect(material.cert.toString()).toBe(issued.cert);
    expect(material.key.toString()).toBe(issued.key);
    expect(material.digest).toBe(await digestOf(issued.cert, issued.key));
    expect(material.digest).toMatch(/^[0-9a-f]{64}$/);
  });

  it('has another digest when either half, the chain or the passphrase is another', async () => {
    const { encryptedPkcs8 } = keyForms(issued.key, 'one');
    const digests = await Promise.all([
      digestOf(issued.cert, issued.key),
      digestOf(other.cert, issued.key),
      digestOf(issued.cert, other.key),
      digestOf(issued.cert + other.cert, issued.key),
      digestOf(issued.cert, encryptedPkcs8, 'one'),
      digestOf(issued.cert, encryptedPkcs8, 'two'),
    ]);
    expect(new Set(digests).size).toBe(digests.length);
  });

  it('has the same digest when only the times of its files changed', async () => {
    const [cert, key] = [join(dir, 'a.crt'), join(dir, 'a.key')];
    await writeFile(cert, issued.cert);
    await writeFile(key, issued.key);
    const before = await digestOf(cert, key);
    await utimes(key, new Date(0), new Date(0));
    expect(await digestOf(cert, key)).toBe(before);
  });

  it('is empty after a certificate was made of it', async () => {
    const material = await readCertificateMaterial(issued, 'certificate');
    const certificate = ClientCertificate.parse(material);
    expect(certificate.fingerprint256).toBe(issued.fingerprint256);
    expect([...material.key, ...material.cert].every((byte) => byte === 0)).toBe(true);
  });

  it('is empty after no certificate could be made of it', async () => {
    const material = await readCertificateMaterial({ cert: issued.cert, key: other.key }, 'certificate');
    expect(() => ClientCertificate.parse(material)).toThrow('certificate.key (seen as: PEM) does not belong');
    expect([...material.key].every((byte) => byte === 0)).toBe(true);
  });

  it.each([
    [0o600, 0],
    [0o640, 0],
    [0o604, 1],
    [0o644, 1],
  ])('warns of a key file that everybody may read: mode %o', async (mode, warnings) => {
    const key = join(dir, 'mode.key');
    await writeFile(key, issued.key);
    await chmod(key, mode);
    const cert = join(dir, 'mode.crt');
    await writeFile(cert, issued.cert, { mode: 0o644 });
    const certificate = await ClientCertificate.load({ cert, key }, { option: 'certificate[3]' });
    expect(certificate.warnings).toHaveLength(warnings);
    if (warnings === 0) return;
    expect(certificate.warnings[0]).toMatchObject({
      code: 'AIT_CERT_KEY_WORLD_READABLE',
      message: 'certificate[3].key is in a file that every user of this machine may read.',
    });
    expect(certificate.warnings[0]?.hint.ko).toContain('chmod 600');
    expect(certificate.warnings[0]?.hint.en).toContain('chmod 600');
  });
});

async function digestOf(cert: string | Buffer, key: string | Buffer, passphrase?: string): Promise<string> {
  const input = passphrase === undefined ? { cert, key } : { cert, key, passphrase };
  const material = await readCertificateMaterial(input, 'certificate');
  const { digest } = material;
  material.dispose();
  return digest;
}
