import type { AppsInTossError } from '../../foundation/apps-in-toss.error.js';
import type { Clock } from '../../foundation/clock.js';
import { usability } from '../expiry/usability.js';
import { storeProblem } from '../faults/store-problem.js';
import type { CertificateRoster } from '../roster/certificate-roster.js';
import type { HeldBack } from '../roster/held-back.interface.js';
import type { CertificateRotation } from '../rotation/certificate-rotation.js';
import type { LoadFailure } from '../reading/load-failure.interface.js';

/** @internal */
export interface StoreStatusParts {
  readonly roster: CertificateRoster;
  readonly rotation: CertificateRotation;
  readonly clock: Clock;
}

/**
 * What is wrong now. Never kept: it follows each time from the last reading, from what is held back, and from the
 * clock, so that nothing of it can go stale.
 *
 * @internal
 */
export class StoreStatus {
  readonly #parts: StoreStatusParts;
  #failures: readonly LoadFailure[] = [];
  #fault: AppsInTossError | undefined;

  constructor(parts: StoreStatusParts) {
    this.#parts = parts;
  }

  /** A look at the source found this. */
  read(failures: readonly LoadFailure[]): void {
    this.#failures = failures;
  }

  /** What kept a certificate from being put in service just now, or that nothing did. */
  advanced(fault: AppsInTossError | undefined): void {
    this.#fault = fault;
  }

  /** Everything that is wrong with the source. */
  get problems(): readonly AppsInTossError[] {
    const now = this.#parts.clock();
    const found = this.#failures.flatMap((failure) => this.#asOf(failure, now));
    return this.#fault ? [this.#fault, ...found] : found;
  }

  /** The certificate that should be active and is not. */
  get heldBack(): HeldBack | undefined {
    const { roster, rotation, clock } = this.#parts;
    return rotation.heldBack ?? roster.rejectedCandidate(clock());
  }

  /** The most important thing that is wrong. */
  get problem(): AppsInTossError | undefined {
    const { roster, clock } = this.#parts;
    const { active } = roster;
    const found = this.problems.find(isUrgent);
    if (!active) return found ?? lossOf(roster);
    return (
      usability(active.certificate, clock(), 'The active certificate') ??
      roster.rejectionOf(active, clock()) ??
      this.heldBack?.reason ??
      found
    );
  }

  #asOf({ error, certificate }: LoadFailure, now: Date): AppsInTossError[] {
    if (!certificate) return [error];
    const option = error.option ?? 'certificate.cert';
    if (this.#parts.roster.isRevoked(certificate)) return [storeProblem('AIT_CERT_REVOKED', { option })];
    // One that waited for its first day may be in use by now.
    const dates = usability(certificate, now, option);
    return dates ? [dates] : [];
  }
}

/** A revoked certificate that is still in the source should be removed, but keeps nothing from working. @internal */
export function isUrgent({ code }: AppsInTossError): boolean {
  return code !== 'AIT_CERT_REVOKED';
}

function lossOf({ isLost }: CertificateRoster): AppsInTossError {
  return isLost
    ? storeProblem('AIT_CERT_REVOKED', { option: 'The last usable certificate' })
    : storeProblem('AIT_CERT_NONE_USABLE');
}
