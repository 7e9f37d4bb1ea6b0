import type { AppsInTossError } from '../../foundation/apps-in-toss.error.js';
import type { ClientCertificate } from '../client-certificate.js';

/**
 * What the canary of a candidate said. `undecided` means that nothing was learned about the certificate: the network
 * was down, or nobody answered in time.
 *
 * @internal
 */
export type CanaryVerdict =
  | { readonly verdict: 'accepted' }
  | { readonly verdict: 'rejected'; readonly reason: AppsInTossError }
  | { readonly verdict: 'undecided'; readonly reason: AppsInTossError };

/** What a canary is about. @internal */
export interface CanaryScene {
  /** The certificate that serves meanwhile. */
  readonly active: ClientCertificate;
  /** Whether a server has rejected the candidate before. */
  readonly wasRejected: boolean;
  /** Asked between its steps: what was revoked or overtaken meanwhile must send nothing more. */
  readonly isWanted: () => boolean;
}

/**
 * What the store asks of the floor that holds the connections. Each is optional.
 *
 * @internal
 */
export interface RotationHooks {
  /** Tries a candidate on the servers before it may replace the active certificate. */
  canary?(candidate: ClientCertificate, scene: CanaryScene): Promise<CanaryVerdict>;
  /** Opens connections under a candidate. Best effort: a failure does not stop the rotation. */
  warm?(candidate: ClientCertificate): Promise<void>;
  /** From this call on new requests use `active`. Called in the same turn in which the store names it. */
  activated?(active: ClientCertificate, previous?: ClientCertificate): void;
  /** Lets requests under `previous` finish, then closes its connections. */
  drain?(previous: ClientCertificate): Promise<void>;
  /** Closes what was opened under a candidate that does not serve after all. */
  discard?(candidate: ClientCertificate): void;
  /** Ends everything under `revoked`; when it returns, nothing goes out under it any more. */
  cut?(revoked: ClientCertificate): void | Promise<void>;
}
