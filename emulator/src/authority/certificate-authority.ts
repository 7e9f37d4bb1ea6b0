import { randomBytes } from 'node:crypto';
import type { webcrypto } from 'node:crypto';
import { generateKeyPair, importPrivateKey, privateKeyPem } from './key-pair.js';
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectKeyIdentifierExtension,
  X509Certificate,
  X509CertificateGenerator,
} from './x509.js';
import type { Extension, JsonName } from './x509.js';

/**
 * Life of what the emulator uses itself. Clients judge it by their own clock, which a test may have moved as far as
 * it likes, so it is meant never to matter.
 *
 * @internal
 */
export const unlimited = { validFrom: new Date('2000-01-01'), validTo: new Date('2200-01-01') } as const;

const signingAlgorithm = { name: 'ECDSA', hash: 'SHA-256' };

/** What {@link CertificateAuthority.sign} puts into a certificate. @internal */
export interface CertificateRequest {
  readonly subject: JsonName;
  readonly publicKey: webcrypto.CryptoKey;
  readonly validFrom: Date;
  readonly validTo: Date;
  readonly extensions: Extension[];
}

/** The root as it is remembered: two PEM texts. @internal */
export interface StoredAuthority {
  readonly cert: string;
  readonly key: string;
}

/**
 * The emulator's own root. Its key stands in the state beside everything else, so that a state that is kept in a file
 * keeps its certificates good; without such a file it dies with the emulator.
 *
 * @internal
 */
export class CertificateAuthority {
  private constructor(
    private readonly root: X509Certificate,
    private readonly keys: webcrypto.CryptoKeyPair,
  ) {}

  static async create(): Promise<CertificateAuthority> {
    const keys = await generateKeyPair('ec');
    const root = await X509CertificateGenerator.createSelfSigned({
      serialNumber: serialNumber(),
      name: [{ CN: ['Apps in Toss Emulator Root CA'] }, { O: ['apps-in-toss-emulator'] }],
      keys,
      notBefore: unlimited.validFrom,
      notAfter: unlimited.validTo,
      signingAlgorithm,
      extensions: [
        new BasicConstraintsExtension(true, 0, true),
        new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
        await SubjectKeyIdentifierExtension.create(keys.publicKey),
      ],
    });
    return new CertificateAuthority(root, keys);
  }

  /** The root of an earlier emulator. */
  static async restore({ cert, key }: StoredAuthority): Promise<CertificateAuthority> {
    const root = new X509Certificate(cert);
    const privateKey = await importPrivateKey(key);
    const publicKey = await root.publicKey.export();
    return new CertificateAuthority(root, { privateKey, publicKey } as webcrypto.CryptoKeyPair);
  }

  /** What {@link restore} needs. */
  toJSON(): StoredAuthority {
    return { cert: this.pem, key: privateKeyPem(this.keys) };
  }

  /** The root certificate as PEM. */
  get pem(): string {
    return `${this.root.toString('pem')}\n`;
  }

  /** Signs a leaf and returns it as one PEM block. */
  async sign(request: CertificateRequest): Promise<string> {
    const leaf = await X509CertificateGenerator.create({
      serialNumber: serialNumber(),
      subject: request.subject,
      issuer: this.root.subjectName,
      publicKey: request.publicKey,
      signingKey: this.keys.privateKey,
      notBefore: request.validFrom,
      notAfter: request.validTo,
      signingAlgorithm,
      extensions: [
        new BasicConstraintsExtension(false, undefined, true),
        new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
        await SubjectKeyIdentifierExtension.create(request.publicKey),
        await AuthorityKeyIdentifierExtension.create(this.keys.publicKey),
        ...request.extensions,
      ],
    });
    return `${leaf.toString('pem')}\n`;
  }
}

/** 16 bytes, first bit clear and first byte not zero, so that every tool prints it alike. */
function serialNumber(): string {
  const bytes = randomBytes(16);
  bytes[0] = (bytes.readUInt8(0) & 0x3f) | 0x40;
  return bytes.toString('hex');
}
