import { within } from '../../foundation/within.js';
import type { RevokedList } from '../revoked/revoked-list.js';
import type { Revocations } from '../rotation/revocations.js';
import type { RevokedPath } from '../reading/revoked-path.js';
import type { Clock } from '../../foundation/clock.js';
import { usability } from '../expiry/usability.js';
import type { CertificateRoster } from '../roster/certificate-roster.js';
import type { EventLog } from '../events/event-log.js';
import { eventReason } from '../events/event-reason.js';
import type { FailureLog } from '../reading/failure-log.js';
import type { KnownCertificate } from '../roster/known-certificate.interface.js';
import type { LoadFailure } from '../reading/load-failure.interface.js';
import type { SourceReader, SourceReading } from '../reading/source-reader.js';
import { storeProblem } from '../faults/store-problem.js';

/** @internal */
export interface CertificateLoaderParts {
  readonly reader: SourceReader;
  /** The list of its own. */
  readonly list: RevokedPath;
  readonly revocations: Revocations;
  readonly roster: CertificateRoster;
  readonly failures: FailureLog;
  readonly clock: Clock;
  readonly log: EventLog;
}

/** What one look at the source brought. @internal */
export interface LoadOutcome {
  readonly isNew: boolean;
  readonly failures: readonly LoadFailure[];
  readonly isPending: boolean;
}

/** So long a list of its own waits for the source, so that what takes over is chosen of what is there now. */
const TOGETHER_MS = 250;

/** Where a damaged list is reported. */
const LIST_PLACE = 'revoked';

/**
 * Takes the source into the roster: good members, and of the bad ones what they are to be told about.
 *
 * @internal
 */
export class CertificateLoader {
  readonly #parts: CertificateLoaderParts;
  /** Expired pairs that came while this ran. Each stays a mistake for as long as it is there. */
  #lateExpired = new Set<string>();
  /** Whether certificates were read before this reading. */
  #hasRead = false;
  /** Whether every list of revoked certificates was read whole, once. */
  #isListKnown = false;

  constructor(parts: CertificateLoaderParts) {
    this.#parts = parts;
  }

  /** @param isWanted asked after the source has answered; what comes too late is dropped */
  async load(isWanted: () => boolean): Promise<LoadOutcome | undefined> {
    const { reader, roster, list, revocations } = this.#parts;
    const reading = reader.read(roster.all);
    const listed = await list.read();
    if (list.isGiven && roster.active && !(await isSettledWithin(TOGETHER_MS, reading)) && isWanted())
      await revocations.takeList(listed.fingerprints, true);
    const content = await reading;
    if (!isWanted()) return undefined;
    const { outcome, cuts } = this.#take(content, listed);
    await cuts;
    return outcome;
  }

  /** In one turn: what is revoked while a source is being read must not slip in. */
  #take(reading: SourceReading, listed: RevokedList): { outcome: LoadOutcome; cuts: Promise<void> } {
    const { roster, failures, clock, log, revocations } = this.#parts;
    const now = clock();
    const before = fingerprints(roster);
    const lists = [listed, reading.revoked].filter((each) => each !== undefined);
    const damaged = lists.flatMap(({ problem }) => (problem ? [{ place: LIST_PLACE, error: problem }] : []));
    const isAnnounced = this.#isListKnown;
    this.#isListKnown ||= reading.revoked !== undefined && damaged.length === 0;
    const gone = new Set(lists.flatMap((each) => each.fingerprints));
    const revoked = reading.known.filter(
      ({ certificate }) => roster.isRevoked(certificate) || gone.has(certificate.fingerprint256),
    );
    // As long as nobody can say what leaked, everything may have.
    const good = this.#isListKnown ? reading.known.filter((each) => !revoked.includes(each)) : [];
    const added = roster.offer(
      good,
      reading.failures.map(({ place }) => place),
      now,
    );
    // After the offer, so that what takes over is the best of what there is now.
    const cuts = revocations.takeList(gone, isAnnounced);
    const unusable = this.#isListKnown ? this.#unusable(good, added, now) : [];
    const review = failures.review(
      [...damaged, ...reading.failures, ...unusable, ...revoked.map(revokedFailure)],
      now,
      roster.active !== undefined,
    );
    this.#hasRead ||= good.length > 0;
    const loaded = storeProblem('AIT_CERT_LOADED', { option: 'The certificate' });
    for (const { certificate } of added) {
      const [warning] = certificate.warnings;
      if (certificate.state(now) !== 'expired')
        log.send({
          type: 'loaded',
          certificate,
          reason: eventReason(loaded),
          ...(warning && { warning }),
        });
    }
    for (const { error, certificate } of review.fresh) {
      log.send({ type: 'reload-failed', certificate, reason: eventReason(error) });
    }
    const outcome = {
      isNew: added.length > 0 || fingerprints(roster) !== before,
      failures: review.current,
      isPending: review.pending.length > 0,
    };
    return { outcome, cuts };
  }

  /**
   * Certificates whose dates are a problem. An old pair beside its successor is none, nor is one that waits for its
   * first day; but an expired pair that somebody puts there now is a mistake, and so is a source that holds nothing
   * else.
   */
  #unusable(good: readonly KnownCertificate[], added: readonly KnownCertificate[], now: Date): LoadFailure[] {
    const failed = good.flatMap((each) => unusableFailure(each, now));
    if (failed.length === good.length)
      return good.some((each) => this.#parts.roster.isActive(each)) ? [] : failed;
    if (!this.#hasRead) return [];
    const late = good.filter((each) => this.#cameExpired(each, added, now));
    this.#lateExpired = new Set(late.map(({ certificate }) => certificate.fingerprint256));
    return late.flatMap((each) => unusableFailure(each, now));
  }

  #cameExpired(known: KnownCertificate, added: readonly KnownCertificate[], now: Date): boolean {
    const { certificate } = known;
    if (certificate.state(now) !== 'expired') return false;
    return added.includes(known) || this.#lateExpired.has(certificate.fingerprint256);
  }
}

async function isSettledWithin(milliseconds: number, promise: Promise<unknown>): Promise<boolean> {
  try {
    await within(milliseconds, () => promise);
    return true;
  } catch {
    return false;
  }
}

function fingerprints({ all }: CertificateRoster): string {
  return all
    .map(({ certificate }) => certificate.fingerprint256)
    .sort()
    .join();
}

function unusableFailure(known: KnownCertificate, now: Date): LoadFailure[] {
  const { certificate, place, digest, option } = known;
  const error = usability(certificate, now, `${option}.cert`);
  return error ? [{ place, digest, certificate, error }] : [];
}

function revokedFailure({ certificate, place, digest, option }: KnownCertificate): LoadFailure {
  return {
    place,
    digest,
    certificate,
    error: storeProblem('AIT_CERT_REVOKED', { option: `${option}.cert` }),
  };
}
