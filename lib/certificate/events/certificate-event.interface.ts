import type { Hint } from '../../foundation/hint.interface.js';
import type { CertificateSummary } from '../certificate-summary.interface.js';

/**
 * What can happen in the life of a certificate.
 *
 * - `loaded`: the source holds a certificate that was not known before.
 * - `activated`: it goes out with every new request from now on.
 * - `expiring`: it ends within the next of the configured numbers of days.
 * - `expired`: it has ended.
 * - `rejected`: a server rejected it; it is set aside for a while.
 * - `revoked`: we gave it up; nothing goes out under it any more.
 * - `reload-failed`: the source, or a member of it, could not be taken; what was there before goes on.
 * - `recovered`: after a `reload-failed`, everything in the source can be taken again; after a `rejected` of the one in
 *   use, a server answers under it again.
 *
 * @publicApi
 */
export type CertificateEventType =
  'loaded' | 'activated' | 'expiring' | 'expired' | 'rejected' | 'revoked' | 'reload-failed' | 'recovered';

/**
 * Why something happened and what to do about it.
 *
 * @publicApi
 */
export interface CertificateEventReason {
  /** Stable code, such as `AIT_CERT_EXPIRED`. */
  readonly code: string;
  readonly message: string;
  readonly hint: Hint;
  /** The codes that fit, where a server did not single one out; `code` is the likeliest. */
  readonly candidates?: readonly string[];
}

/**
 * One event in the life of a certificate. Holds nothing secret: it may be logged and sent on as it is.
 *
 * @publicApi
 */
export interface CertificateEvent {
  readonly type: CertificateEventType;
  readonly at: Date;
  /**
   * The certificate it is about (with `recovered` the one in use). Absent only with a `reload-failed` where none could
   * be read (the `reason` then names the option at fault), with a `recovered` while none is in use, and with a `revoked` of one that was not here (the `reason` then names the fingerprint).
   */
  readonly certificate?: CertificateSummary;
  /** The certificate in use when the event was sent, be it the same or another. Absent while there is none. */
  readonly active?: CertificateSummary;
  /** With `activated`: the certificate that was active before. */
  readonly previous?: CertificateSummary;
  /** With `expiring` and `expired`: whether the certificate is in use or waiting. */
  readonly role?: 'active' | 'standby';
  /** With `expiring` and `expired`: the threshold that was passed, in days. */
  readonly stage?: number | 'expired';
  /** With `expiring` and `expired`: whole days left. */
  readonly daysRemaining?: number;
  /** Why, and what to do. */
  readonly reason: CertificateEventReason;
  /** What went wrong beside the event without stopping it, such as a notice ledger that gave no answer. */
  readonly warning?: CertificateEventReason;
}
