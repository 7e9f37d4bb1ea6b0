import type { X509Certificate } from 'node:crypto';
import type { CertificateState } from '../../lib/certificate/certificate-summary.interface.js';
import { commonNameOf, oneLine } from '../../lib/certificate/opening/names.js';
import { DAY_MS } from '../../lib/foundation/clock.js';

/** The public facts of one certificate of a chain. */
export interface ChainLink {
  readonly subject: string;
  readonly issuer: string;
  readonly fingerprint256: string;
  readonly validFrom: string;
  readonly validTo: string;
}

/** The public facts of a client certificate and its chain as of a moment. */
export interface CertificateFacts extends ChainLink {
  readonly commonName: string;
  readonly serialNumber: string;
  readonly daysRemaining: number;
  readonly state: CertificateState;
  /** Such as `RSA 2048` or `EC prime256v1`. */
  readonly keyKind: string;
  /** Names of its purposes, such as `clientAuth`; empty where it says nothing about them. */
  readonly purposes: readonly string[];
  /** Everything after the leaf. */
  readonly chain: readonly ChainLink[];
}

const PURPOSES: Readonly<Record<string, string>> = {
  '1.3.6.1.5.5.7.3.1': 'serverAuth',
  '1.3.6.1.5.5.7.3.2': 'clientAuth',
  '1.3.6.1.5.5.7.3.3': 'codeSigning',
  '1.3.6.1.5.5.7.3.4': 'emailProtection',
  '2.5.29.37.0': 'any',
};

export function certificateFacts(
  [leaf, ...chain]: readonly [X509Certificate, ...X509Certificate[]],
  now: Date,
  expiringDays: number,
): CertificateFacts {
  const remaining = Date.parse(leaf.validTo) - now.getTime();
  return {
    ...linkOf(leaf),
    commonName: commonNameOf(leaf),
    serialNumber: leaf.serialNumber,
    daysRemaining: Math.floor(remaining / DAY_MS),
    state: stateOf(leaf, now, expiringDays),
    keyKind: keyKindOf(leaf),
    // Node calls the extended key usage `keyUsage`.
    purposes: ((leaf.keyUsage as string[] | undefined) ?? []).map((oid) => PURPOSES[oid] ?? oid),
    chain: chain.map(linkOf),
  };
}

function linkOf(certificate: X509Certificate): ChainLink {
  return {
    subject: oneLine(certificate.subject),
    issuer: oneLine(certificate.issuer),
    fingerprint256: certificate.fingerprint256,
    validFrom: new Date(certificate.validFrom).toISOString(),
    validTo: new Date(certificate.validTo).toISOString(),
  };
}

function stateOf(leaf: X509Certificate, now: Date, expiringDays: number): CertificateState {
  const remaining = Date.parse(leaf.validTo) - now.getTime();
  if (now.getTime() < Date.parse(leaf.validFrom)) return 'not-yet-valid';
  if (remaining < 0) return 'expired';
  return remaining <= expiringDays * DAY_MS ? 'expiring' : 'valid';
}

function keyKindOf({ publicKey }: X509Certificate): string {
  const { modulusLength, namedCurve } = publicKey.asymmetricKeyDetails ?? {};
  const detail = modulusLength ?? namedCurve;
  return [publicKey.asymmetricKeyType?.toUpperCase(), detail].filter(Boolean).join(' ');
}
