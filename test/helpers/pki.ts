import 'reflect-metadata';
import { createPrivateKey, randomBytes, webcrypto, X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';
import {
  BasicConstraintsExtension,
  ExtendedKeyUsageExtension,
  type Extension,
  KeyUsageFlags,
  KeyUsagesExtension,
  PemConverter,
  SubjectAlternativeNameExtension,
  X509CertificateGenerator,
} from '@peculiar/x509';

const EKU = { clientAuth: '1.3.6.1.5.5.7.3.2', serverAuth: '1.3.6.1.5.5.7.3.1' } as const;
const DAY_MS = 86_400_000;

export type KeyPair = webcrypto.CryptoKeyPair;
export type KeyType = 'rsa' | 'ec' | 'ec-p384';

export interface KeyOptions {
  /** Default `ec` (P-256), which is generated in a millisecond. RSA takes a moment: reuse it through `keys`. */
  keyType?: KeyType;
  /** Length of an RSA key. Default 2048. */
  bits?: number;
  /** A pair made before with {@link generateKeys}, or the `keys` of something that was issued. */
  keys?: KeyPair;
}

export interface IssueOptions extends KeyOptions {
  /** Default `my-mini-app`. */
  commonName?: string;
  /** How long it lasts. Default 390, as the console issues them. */
  days?: number;
  /** Default one minute ago. */
  validFrom?: Date;
  /** Default `clientAuth`. `none` leaves the extension out. */
  eku?: 'clientAuth' | 'serverAuth' | 'none';
  /** Marks the leaf as a CA. Default false. */
  ca?: boolean;
  /** DNS names and IP addresses, for servers. */
  altNames?: string[];
  /** Digest of the signature. Default SHA-256. */
  hash?: 'SHA-1' | 'SHA-256' | 'SHA-384';
}

export interface Issued {
  /** PEM of the leaf alone. */
  cert: string;
  /** PEM of the leaf and the intermediates that lead to (and not including) the root. */
  chain: string;
  /** The key, PKCS#8 PEM. */
  key: string;
  keys: KeyPair;
  x509: X509Certificate;
  fingerprint256: string;
}

export interface AuthorityOptions extends KeyOptions {
  /** Default `Test Root`. */
  commonName?: string;
  /** Default 3650. */
  days?: number;
  /** Default one day ago. */
  validFrom?: Date;
}

export interface Authority {
  /** PEM of this authority's own certificate. */
  pem: string;
  x509: X509Certificate;
  keys: KeyPair;
  issue(options?: IssueOptions): Promise<Issued>;
  /** An authority below this one. What it issues carries its certificate in `chain`. */
  intermediate(options?: AuthorityOptions): Promise<Authority>;
}

/** A throw-away root, made in memory. Nothing of it touches the disk. */
export function createAuthority(options: AuthorityOptions = {}): Promise<Authority> {
  return makeAuthority({ commonName: 'Test Root', ...options });
}

export async function generateKeys({ keyType = 'ec', bits = 2048 }: KeyOptions = {}): Promise<KeyPair> {
  const algorithm =
    keyType === 'rsa'
      ? {
          name: 'RSASSA-PKCS1-v1_5',
          hash: 'SHA-256',
          modulusLength: bits,
          publicExponent: new Uint8Array([1, 0, 1]),
        }
      : { name: 'ECDSA', namedCurve: keyType === 'ec' ? 'P-256' : 'P-384' };
  return (await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])) as KeyPair;
}

/** PKCS#8 PEM of a private key. */
export async function exportKey(keys: KeyPair): Promise<string> {
  return (
    PemConverter.encode(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey), 'PRIVATE KEY') + '\n'
  );
}

/** The forms in which people keep the same key. `pkcs1` exists for RSA and `sec1` for EC keys only. */
export function keyForms(key: string, passphrase = 'correct horse') {
  const privateKey = createPrivateKey(key);
  const rsa = privateKey.asymmetricKeyType === 'rsa';
  const traditional = rsa ? 'pkcs1' : 'sec1';
  return {
    passphrase,
    traditional: privateKey.export({ type: traditional, format: 'pem' }) as string,
    encryptedTraditional: privateKey.export({
      type: traditional,
      format: 'pem',
      cipher: 'aes-256-cbc',
      passphrase,
    }) as string,
    encryptedPkcs8: privateKey.export({
      type: 'pkcs8',
      format: 'pem',
      cipher: 'aes-256-cbc',
      passphrase,
    }) as string,
    der: privateKey.export({ type: 'pkcs8', format: 'der' }),
  };
}

interface Issuer {
  name: string;
  keys: KeyPair;
  /** PEM of the intermediates from here up to, and without, the root. */
  above: string;
}

async function makeAuthority(
  options: AuthorityOptions & { commonName: string },
  issuer?: Issuer,
): Promise<Authority> {
  const keys = options.keys ?? (await generateKeys(options));
  const name = `CN=${options.commonName}`;
  const validFrom = options.validFrom ?? new Date(Date.now() - DAY_MS);
  const pem = await sign({
    subject: name,
    keys,
    issuer: issuer ?? { name, keys, above: '' },
    validFrom,
    days: options.days ?? 3650,
    extensions: [
      new BasicConstraintsExtension(true, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
    ],
  });
  const self: Issuer = { name, keys, above: issuer ? pem + issuer.above : '' };
  return {
    pem,
    x509: new X509Certificate(pem),
    keys,
    issue: (wanted = {}) => issue(self, wanted),
    intermediate: (wanted = {}) => makeAuthority({ commonName: 'Test Intermediate', ...wanted }, self),
  };
}

async function issue(issuer: Issuer, options: IssueOptions): Promise<Issued> {
  const keys = options.keys ?? (await generateKeys(options));
  const { eku = 'clientAuth', altNames = [] } = options;
  const extensions: Extension[] = [new BasicConstraintsExtension(options.ca ?? false, undefined, true)];
  if (eku !== 'none') extensions.push(new ExtendedKeyUsageExtension([EKU[eku]]));
  if (altNames.length > 0) {
    const names = altNames.map((value) => ({
      type: isIP(value) ? ('ip' as const) : ('dns' as const),
      value,
    }));
    extensions.push(new SubjectAlternativeNameExtension(names));
  }
  const cert = await sign({
    subject: `CN=${options.commonName ?? 'my-mini-app'}`,
    keys,
    issuer,
    validFrom: options.validFrom ?? new Date(Date.now() - 60_000),
    days: options.days ?? 390,
    extensions,
    hash: options.hash,
  });
  const x509 = new X509Certificate(cert);
  return {
    cert,
    chain: cert + issuer.above,
    key: await exportKey(keys),
    keys,
    x509,
    fingerprint256: x509.fingerprint256,
  };
}

interface ToBeSigned {
  subject: string;
  keys: KeyPair;
  issuer: Issuer;
  validFrom: Date;
  days: number;
  extensions: Extension[];
  hash?: string | undefined;
}

async function sign(wanted: ToBeSigned): Promise<string> {
  const { issuer, hash = 'SHA-256' } = wanted;
  const signingKey = await withHash(issuer.keys.privateKey, hash);
  const certificate = await X509CertificateGenerator.create(
    {
      // A leading byte below 0x80 keeps the serial number positive.
      serialNumber: `2a${randomBytes(15).toString('hex')}`,
      subject: wanted.subject,
      issuer: issuer.name,
      notBefore: wanted.validFrom,
      notAfter: new Date(wanted.validFrom.getTime() + wanted.days * DAY_MS),
      signingAlgorithm: { name: issuer.keys.privateKey.algorithm.name, hash } as EcdsaParams,
      publicKey: wanted.keys.publicKey,
      signingKey,
      extensions: wanted.extensions,
    },
    webcrypto as Crypto,
  );
  return `${certificate.toString('pem')}\n`;
}

/** The digest is part of an RSA WebCrypto key, so another digest needs the key imported anew. */
async function withHash(key: webcrypto.CryptoKey, hash: string): Promise<webcrypto.CryptoKey> {
  if (key.algorithm.name !== 'RSASSA-PKCS1-v1_5') return key;
  const pkcs8 = await webcrypto.subtle.exportKey('pkcs8', key);
  return webcrypto.subtle.importKey('pkcs8', pkcs8, { name: key.algorithm.name, hash }, true, ['sign']);
}
