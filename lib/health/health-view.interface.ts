import type { ClientCertificate } from '../certificate/client-certificate.js';
import type { HeldBack } from '../certificate/roster/held-back.interface.js';
import type { AppsInTossError } from '../foundation/apps-in-toss.error.js';
import type { Clock } from '../foundation/clock.js';
import type { ProbeResult } from '../transport/probe/probe.interface.js';

/** What the indicator looks at; it holds no state of its own. @internal */
export interface HealthView {
  readonly clock: Clock;
  readonly active: () => ClientCertificate | undefined;
  readonly standby: () => readonly ClientCertificate[];
  /** Every certificate that could be read, usable or not, newest first. */
  readonly known: () => readonly ClientCertificate[];
  /** Why no certificate is usable, or why the last reload failed. */
  readonly problem: () => AppsInTossError | undefined;
  /** The certificate that should be active and is not. */
  readonly heldBack: () => HeldBack | undefined;
  /** Why a server rejected the active one, where no other could take over. */
  readonly rejection: () => AppsInTossError | undefined;
  readonly probe: (certificate: ClientCertificate) => Promise<readonly ProbeResult[]>;
  /** How many grants wait for a person; undefined while that is not known, or there is no journal. */
  readonly undecided?: () => number | undefined;
  /** Whether whoever reads the result knows the status `degraded`. */
  readonly knowsDegraded: () => boolean;
}
