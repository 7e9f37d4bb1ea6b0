import type { AppsInTossError } from '../../foundation/apps-in-toss.error.js';

/**
 * What a server made of a certificate, found out by a handshake alone.
 *
 * - `accepted`: the handshake ended and the server went on.
 * - `refused`: the server refused the certificate.
 * - `unreachable`: there was no answer about the certificate (network, or we refused the server).
 * - `undecided`: the handshake ended, but the server gave no sign that it looked at the certificate.
 *
 * @publicApi
 */
export type ProbeVerdict = 'accepted' | 'refused' | 'unreachable' | 'undecided';

/** @publicApi */
export interface ProbeResult {
  readonly origin: string;
  readonly verdict: ProbeVerdict;
  readonly error?: AppsInTossError;
  /**
   * The server had spoken and then ended the handshake without a reason that tells whose fault it is: beside another
   * certificate that it accepts, that is a refusal.
   *
   * @internal
   */
  readonly mayBeRefusal?: boolean;
}
