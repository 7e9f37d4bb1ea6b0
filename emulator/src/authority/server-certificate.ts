import { unlimited } from './certificate-authority.js';
import type { CertificateAuthority } from './certificate-authority.js';
import { generateKeyPair, privateKeyPem } from './key-pair.js';
import { ExtendedKeyUsage, ExtendedKeyUsageExtension, SubjectAlternativeNameExtension } from './x509.js';

/** The pair both hosts of the emulator answer with. @internal */
export async function issueServerCertificate(
  authority: CertificateAuthority,
): Promise<{ cert: string; key: string }> {
  const keys = await generateKeyPair('ec');
  const cert = await authority.sign({
    subject: [{ CN: ['apps-in-toss-emulator'] }],
    publicKey: keys.publicKey,
    ...unlimited,
    extensions: [
      new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
      new SubjectAlternativeNameExtension([
        { type: 'dns', value: 'localhost' },
        { type: 'ip', value: '127.0.0.1' },
        { type: 'ip', value: '::1' },
      ]),
    ],
  });
  return { cert, key: privateKeyPem(keys) };
}
