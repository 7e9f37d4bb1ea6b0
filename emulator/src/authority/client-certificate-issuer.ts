import { X509Certificate } from 'node:crypto';
import type { CertificateAuthority } from './certificate-authority.js';
import { writeCertificateFiles } from './certificate-files.js';
import type { CertificateRegister } from './certificate-register.js';
import type { IssueCertificateOptions, IssuedCertificate } from './issue-certificate.interface.js';
import { generateKeyPair, privateKeyPem } from './key-pair.js';
import type { KeyType } from './key-pair.js';
import { ExtendedKeyUsage, ExtendedKeyUsageExtension } from './x509.js';

const day = 86_400_000;
const second = 1_000;

/** The console's "+ 발급받기" button. @internal */
export class ClientCertificateIssuer {
  constructor(
    private readonly authority: CertificateAuthority,
    private readonly register: CertificateRegister,
    private readonly now: () => Date,
    private readonly defaultKeyType: KeyType,
  ) {}

  async issue(appName: string, options: IssueCertificateOptions = {}): Promise<IssuedCertificate> {
    const {
      name = `${appName}-mtls`,
      days = 390,
      validFrom = this.now(),
      directory,
      keyType = this.defaultKeyType,
    } = options;
    check(appName, name, days, validFrom);
    // Certificates carry whole seconds. Rounding down makes a new one usable at once.
    const from = new Date(Math.floor(validFrom.getTime() / second) * second);
    const to = new Date(from.getTime() + days * day);
    const keys = await generateKeyPair(keyType);
    const key = privateKeyPem(keys);
    const cert = await this.authority.sign({
      subject: [{ CN: [appName] }],
      publicKey: keys.publicKey,
      validFrom: from,
      validTo: to,
      extensions: [new ExtendedKeyUsageExtension([ExtendedKeyUsage.clientAuth])],
    });
    const { fingerprint256, serialNumber } = new X509Certificate(cert);
    const paths = directory === undefined ? {} : await writeCertificateFiles(directory, name, { cert, key });
    this.register.add({
      appName,
      name,
      fingerprint256,
      serialNumber,
      validFrom: from.getTime(),
      validTo: to.getTime(),
      deletedAt: null,
    });
    return { cert, key, ...paths, fingerprint256 };
  }
}

function check(appName: string, name: string, days: number, validFrom: Date): void {
  // 64 characters are the most that X.509 allows in a common name.
  if (!/^[\x21-\x7e]{1,64}$/.test(appName)) {
    throw new TypeError('appName: expected 1 to 64 visible ASCII characters without spaces');
  }
  if (!/^[A-Za-z0-9_-]+$/.test(name)) {
    throw new TypeError('name: expected letters, digits, "_" and "-" only, as the console demands');
  }
  if (!(days > 0 && Number.isFinite(days))) throw new TypeError('days: expected a positive number');
  if (Number.isNaN(validFrom.getTime())) throw new TypeError('validFrom: expected a valid Date');
}
