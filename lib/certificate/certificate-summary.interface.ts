/**
 * Where a certificate stands in its life.
 *
 * @publicApi
 */
export type CertificateState = 'not-yet-valid' | 'valid' | 'expiring' | 'expired';

/**
 * The public facts of a certificate: what may be logged or shown to anyone.
 *
 * @publicApi
 */
export interface CertificateFacts {
  /** Distinguished name on one line, such as `CN=my-mini-app, O=Toss`. */
  readonly subject: string;
  readonly issuer: string;
  /** `CN` of the subject, which is the appName of the mini-app. Empty when there is none. */
  readonly commonName: string;
  /** Upper-case hexadecimal. */
  readonly serialNumber: string;
  /** SHA-256 of the certificate: upper-case hexadecimal with colons. */
  readonly fingerprint256: string;
  /** ISO 8601. */
  readonly validFrom: string;
  /** ISO 8601. */
  readonly validTo: string;
}

/**
 * The public facts of a certificate as of a moment.
 *
 * @publicApi
 */
export interface CertificateSummary extends CertificateFacts {
  /** Whole days left; negative once it has expired. */
  readonly daysRemaining: number;
  readonly state: CertificateState;
}
