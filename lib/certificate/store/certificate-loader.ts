import type { AppsInTossCertificateError } from '../faults/certificate.error.js';
import type { Clock } from '../../foundation/clock.js';
import { usability } from '../expiry/usability.js';
import type { CertificateRoster } from '../roster/certificate-roster.js';
import type { EventLog } from '../events/event-log.js';
import { eventReason } from '../events/event-reason.js';
import type { FailureLog } from './failure-log.js';
import type { KnownCertificate } from '../roster/known-certificate.interface.js';
import type { LoadFailure } from './load-failure.interface.js';
import type { SourceReader, SourceReading } from './source-reader.js';
import { storeProblem } from '../faults/store-problem.js';

/** @internal */
export interface CertificateLoaderParts {
  readonly reader: SourceReader;
  readonly roster: CertificateRoster;
  readonly failures: FailureLog;
  readonly clock: Clock;
  readonly log: EventLog;
}

/** What one look at the source brought. @internal */
export interface LoadOutcome {
  readonly isNew: boolean;
  readonly problems: readonly AppsInTossCertificateError[];
  readonly isPending: boolean;
}

/**
 * Takes the source into the roster: good members, and of the bad ones what they are to be told about.
 *
 * @internal
 */
export class CertificateLoader {
  readonly #parts: CertificateLoaderParts;
  /** Expired pairs that came while this ran. Each stays a mistake for as long as it is there. */
  #lateExpired = new Set<string>();
  #isFirst = true;

  constructor(parts: CertificateLoaderParts) {
    this.#parts = parts;
  }

  /** @param isWanted asked after the source has answered; what comes too late is dropped */
  async load(isWanted: () => boolean): Promise<LoadOutcome | undefined> {
    const { reader, roster } = this.#parts;
    const reading = await reader.read(roster.all);
    return isWanted() ? this.#take(reading) : undefined;
  }

  /** In one turn: what is revoked while a source is being read must not slip in. */
  #take(reading: SourceReading): LoadOutcome {
    const { roster, failures, clock, log } = this.#parts;
    const now = clock();
    const before = fingerprints(roster);
    const revoked = reading.known.filter(({ certificate }) => roster.isRevoked(certificate));
    const good = reading.known.filter((each) => !revoked.includes(each));
    const added = roster.offer(good, new Set(reading.failures.map(({ place }) => place)), now);
    const unusable = this.#unusable(good, added, now);
    const review = failures.review(
      [...reading.failures, ...unusable, ...revoked.map(revokedFailure)],
      now,
      roster.active !== undefined,
    );
    this.#isFirst = false;
    const loaded = storeProblem('AIT_CERT_LOADED', { option: 'The certificate' });
    for (const { certificate } of added) {
      if (certificate.state(now) !== 'expired')
        log.send({ type: 'loaded', certificate, reason: eventReason(loaded) });
    }
    for (const { error, certificate } of review.fresh) {
      log.send({ type: 'reload-failed', certificate, reason: eventReason(error) });
    }
    return {
      isNew: added.length > 0 || fingerprints(roster) !== before,
      problems: review.current.map(({ error }) => error),
      isPending: review.pending.length > 0,
    };
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
    if (this.#isFirst) return [];
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
