import type { RefusalReason } from '../../ledger/ledger.interface.js';

/**
 * How a certificate is refused. Which of them the platform does is not known.
 *
 * - `alert`: the TLS alert that OpenSSL sends for that reason (44 revoked, 45 expired, 48 unknown authority, 42 otherwise);
 *   a connection that is open already is cut.
 * - `cut`: the connection ends without a word.
 * - `gateway-400`: the handshake succeeds, and every request gets HTTP 400 with the page of a gateway.
 *
 * @publicApi
 */
export type RefusalStyle = 'alert' | 'cut' | 'gateway-400';

/**
 * How long a certificate that is not good any more is served all the same, in milliseconds of the emulator's clock.
 * Default 0 each; `Infinity`: for ever.
 *
 * @publicApi
 */
export interface RefusalDelays {
  /** On handshakes in which the certificate is shown. */
  readonly newConnections?: number;
  /** On resumed TLS sessions, in which it is not shown again. */
  readonly resumedSessions?: number;
  /** On connections that are open already. Those are ended when a request comes, or the clock is moved, after it. */
  readonly openConnections?: number;
}

/**
 * How certificates are refused, and when.
 *
 * @publicApi
 */
export interface RefusalOptions {
  /** One style for all reasons, or one for each. Default `cut`, and `alert` for a peer without a certificate. */
  readonly style?: RefusalStyle | Partial<Readonly<Record<RefusalReason, RefusalStyle>>>;
  /** After the console's delete. */
  readonly deleted?: RefusalDelays;
  /** After its last day. */
  readonly expired?: RefusalDelays;
}
