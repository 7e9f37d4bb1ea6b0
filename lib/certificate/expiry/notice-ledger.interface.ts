/**
 * Remembers which notices were given, so that ten instances of one application announce an expiry once and not ten
 * times. Redis `SET key 1 NX` or an SQL insert into a table with a unique key is all it takes.
 *
 * @publicApi
 */
export interface NoticeLedger {
  /**
   * Claims a notice.
   *
   * @param key names the certificate and the threshold; no secret, at most 120 characters
   * The claim comes before the notice is given, and whoever holds it keeps trying: see `onExpiry`.
   *
   * @returns `true` for the one caller that may announce it, `false` when somebody already has; nothing at all counts
   * as a failure of the ledger, and the notice is given
   */
  claim(key: string): Promise<boolean> | boolean;
}
