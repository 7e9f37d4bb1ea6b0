/**
 * When what grants have left open is settled by the app itself.
 *
 * @publicApi
 */
export interface RecoveryOptions {
  /**
   * Milliseconds between the end of one look and the next one; the first is made when the app has started.
   *
   * @default 60_000
   */
  readonly interval?: number;
  /**
   * Only grants that nobody has touched for so long, in milliseconds: younger ones may be under way.
   *
   * @default 60_000
   */
  readonly olderThan?: number;
  /**
   * At most so many in one look, longest untouched first.
   *
   * @default 100
   */
  readonly limit?: number;
}
