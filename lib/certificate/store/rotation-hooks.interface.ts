import type { AppsInTossError } from '../../foundation/apps-in-toss.error.js';
import type { ClientCertificate } from '../client-certificate.js';

/**
 * What a trial of a candidate said. `undecided` means that nothing was learned about the certificate: the network was
 * down, or nobody answered in time.
 *
 * @internal
 */
export type CanaryVerdict =
  | { readonly verdict: 'accepted' }
  | { readonly verdict: 'refused'; readonly reason: AppsInTossError }
  | { readonly verdict: 'undecided'; readonly reason: AppsInTossError };

/**
 * What the store asks of the floor that holds the connections. Each is optional.
 *
 * @internal
 */
export interface RotationHooks {
  /**
   * Tries a candidate on the servers before it may replace the active certificate.
   *
   * @param wasRefused a server has refused it before
   */
  prove?(candidate: ClientCertificate, wasRefused: boolean): Promise<CanaryVerdict>;
  /** Opens connections under a candidate. Best effort: a failure does not stop the rotation. */
  warm?(candidate: ClientCertificate): Promise<void>;
  /** From this call on new requests use `active`. Called in the same turn in which the store names it. */
  activated?(active: ClientCertificate, previous?: ClientCertificate): void;
  /** Lets requests under `previous` finish, then closes its connections. */
  drain?(previous: ClientCertificate): Promise<void>;
  /** Ends everything under `revoked`; when it returns, nothing goes out under it any more. */
  cut?(revoked: ClientCertificate): void | Promise<void>;
}
