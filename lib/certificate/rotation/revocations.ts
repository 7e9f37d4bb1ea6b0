import type { RotationHooks } from './rotation-hooks.interface.js';
import type { CertificateRoster } from '../roster/certificate-roster.js';
import type { CertificateRotation } from './certificate-rotation.js';
import { eventReason } from '../events/event-reason.js';
import type { EventLog } from '../events/event-log.js';
import { storeProblem } from '../faults/store-problem.js';

/** @internal */
export interface RevocationsParts {
  readonly roster: CertificateRoster;
  readonly rotation: CertificateRotation;
  readonly hooks: RotationHooks;
  readonly log: EventLog;
}

/**
 * Gives certificates up at once. Everything up to the cut happens in one turn: no request can slip in between.
 *
 * @internal
 */
export class Revocations {
  readonly #parts: RevocationsParts;
  readonly #underWay = new Map<string, Promise<void>>();

  constructor(parts: RevocationsParts) {
    this.#parts = parts;
  }

  /** Resolves when nothing goes out under it any more; a second call waits for the first. */
  revoke(fingerprint256: string): Promise<void> {
    return this.#once(fingerprint256, true);
  }

  /**
   * The same for what a list names. What it no longer names stays revoked.
   *
   * @param isAnnounced whether also those are announced that are not here: a process that starts need not tell again
   * of every leak there ever was
   */
  async takeList(fingerprints: Iterable<string>, isAnnounced: boolean): Promise<void> {
    const fresh = [...fingerprints].filter((each) => !this.#parts.roster.hasRevoked(each));
    await Promise.all(fresh.map((each) => this.#once(each, isAnnounced)));
  }

  #once(fingerprint256: string, isAnnounced: boolean): Promise<void> {
    const known = this.#underWay.get(fingerprint256);
    if (known) return known;
    const revocation = this.#revoke(fingerprint256, isAnnounced);
    this.#underWay.set(fingerprint256, revocation);
    return revocation;
  }

  async #revoke(fingerprint256: string, isAnnounced: boolean): Promise<void> {
    const { roster, rotation, hooks, log } = this.#parts;
    const active = roster.active?.certificate;
    const gone = roster.revoke(fingerprint256).map(({ certificate }) => certificate);
    // What left service a moment ago may still have requests in flight, and a candidate connections of its own.
    gone.push(...rotation.holding.filter((each) => each.fingerprint256 === fingerprint256));
    try {
      if (active && gone.includes(active)) rotation.failOver(active);
    } finally {
      const cuts = [...new Set(gone)].map(async (certificate) => hooks.cut?.(certificate));
      if (isAnnounced || gone.length > 0)
        log.send({
          type: 'revoked',
          certificate: gone[0],
          reason: eventReason(revoked(fingerprint256, gone.length > 0)),
        });
      await Promise.all(cuts);
    }
  }
}

function revoked(fingerprint256: string, isKnown: boolean): ReturnType<typeof storeProblem> {
  const option = isKnown ? 'The certificate' : `The certificate with the fingerprint ${fingerprint256}`;
  return storeProblem('AIT_CERT_REVOKED', { option });
}
