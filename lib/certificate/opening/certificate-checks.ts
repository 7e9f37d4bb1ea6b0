import type { KeyObject, X509Certificate } from 'node:crypto';
import { certificateFault } from '../faults/certificate-fault.js';
import type { FaultFacts } from '../faults/certificate-messages.js';
import { weakDigest } from './signature-digest.js';

/** Where the certificate and the key were given. @internal */
export interface PairSettings {
  readonly cert: FaultFacts;
  readonly key: FaultFacts;
}

const SHORTEST_RSA = 2048;
const SHORTEST_EC = 224;
const CLIENT_AUTH = '1.3.6.1.5.5.7.3.2';
const ANY_PURPOSE = '2.5.29.37.0';

/**
 * The key must fit the first certificate. Node's TLS takes an authority first, or an RSA key with an EC certificate, in
 * silence, and then presents nothing.
 *
 * @throws AppsInTossCertificateError `AIT_CERT_CHAIN_ORDER`, `AIT_CERT_KEY_MISMATCH`
 * @internal
 */
export function checkPair(chain: readonly X509Certificate[], key: KeyObject, settings: PairSettings): void {
  const at = chain.findIndex((certificate) => certificate.checkPrivateKey(key));
  if (at === 0) return;
  if (at > 0) {
    const detail = `certificate ${at + 1} of ${chain.length} is the one that belongs to the key`;
    throw certificateFault('AIT_CERT_CHAIN_ORDER', { ...settings.cert, detail });
  }
  const [wanted, given] = [chain[0]?.publicKey.asymmetricKeyType, key.asymmetricKeyType];
  const kinds =
    wanted === given ? undefined : `the key is ${kind(given)}, the certificate is for ${kind(wanted)}`;
  throw certificateFault('AIT_CERT_KEY_MISMATCH', {
    ...settings.key,
    ...(kinds !== undefined && { detail: kinds }),
  });
}

/**
 * Each certificate must have been issued by the next.
 *
 * @throws AppsInTossCertificateError `AIT_CERT_CHAIN_ORDER`
 * @internal
 */
export function checkChain(chain: readonly X509Certificate[], setting: FaultFacts): void {
  for (const [index, certificate] of chain.entries()) {
    const issuer = chain[index + 1];
    if (!issuer || (certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey))) continue;
    const detail = `certificate ${index + 2} of ${chain.length} did not issue certificate ${index + 1}`;
    throw certificateFault('AIT_CERT_CHAIN_ORDER', { ...setting, detail });
  }
}

/**
 * What every server would refuse. Checked here because each Node line says something else about it, or nothing.
 *
 * @throws AppsInTossCertificateError `AIT_CERT_LEAF_IS_CA`, `AIT_CERT_WEAK_KEY`, `AIT_CERT_WEAK_DIGEST`,
 * `AIT_CERT_PURPOSE`
 * @internal
 */
export function checkStrengthAndPurpose(chain: readonly X509Certificate[], setting: FaultFacts): void {
  const [leaf] = chain;
  // Self-signed certificates, as `openssl req -x509` makes them for a private gateway, are marked as authorities too.
  if (leaf?.ca && leaf.subject !== leaf.issuer) throw certificateFault('AIT_CERT_LEAF_IS_CA', setting);
  for (const certificate of chain) {
    const detail = shortKey(certificate.publicKey);
    if (detail) throw certificateFault('AIT_CERT_WEAK_KEY', { ...setting, detail });
  }
  for (const certificate of chain) {
    // Nobody relies on the signature that a root puts on itself.
    const detail =
      certificate.subject === certificate.issuer && certificate !== leaf
        ? undefined
        : weakDigest(certificate.raw);
    if (detail) throw certificateFault('AIT_CERT_WEAK_DIGEST', { ...setting, detail });
  }
  // Node calls the extended key usage `keyUsage`; it is undefined when the certificate has none.
  const purposes = leaf?.keyUsage as string[] | undefined;
  if (purposes && !purposes.includes(CLIENT_AUTH) && !purposes.includes(ANY_PURPOSE)) {
    throw certificateFault('AIT_CERT_PURPOSE', setting);
  }
}

/**
 * Dates that are none would compare as "valid" for ever: nobody checks the signature over them here.
 *
 * @throws AppsInTossCertificateError `AIT_CERT_MALFORMED`
 * @internal
 */
export function checkDates({ validFrom, validTo }: X509Certificate, setting: FaultFacts): void {
  if (Date.parse(validFrom) <= Date.parse(validTo)) return;
  throw certificateFault('AIT_CERT_MALFORMED', setting);
}

function shortKey({ asymmetricKeyDetails }: KeyObject): string | undefined {
  const { modulusLength, namedCurve } = asymmetricKeyDetails ?? {};
  if (modulusLength !== undefined && modulusLength < SHORTEST_RSA) return `RSA with ${modulusLength} bits`;
  // Every named curve carries its size: prime192v1, secp160r1, brainpoolP160r1.
  const size = Number(/\d{3}/.exec(namedCurve ?? '')?.[0] ?? SHORTEST_EC);
  return size < SHORTEST_EC ? `EC with ${size} bits` : undefined;
}

function kind(type: string | undefined): string {
  return type === undefined ? 'of another kind' : type.toUpperCase();
}
