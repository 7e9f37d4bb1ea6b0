import type { AppsInTossError } from '../../foundation/apps-in-toss.error.js';
import type { KnownCertificate } from './known-certificate.interface.js';

const FIRST_MS = 30_000;
const LONGEST_MS = 600_000;

interface Entry {
  readonly digest: string;
  readonly since: number;
  readonly forMs: number;
  readonly reason: AppsInTossError;
}

/**
 * Certificates that a server rejected. Each is left alone for 30 seconds, and for twice as long after every further
 * rejection, up to ten minutes.
 *
 * @internal
 */
export class SetAside {
  readonly #entries = new Map<string, Entry>();

  /** @returns whether this is news: many requests may meet it at once, and the time is not doubled for each */
  add(known: KnownCertificate, now: Date, reason: AppsInTossError): boolean {
    if (this.reasonFor(known, now)) return false;
    const { fingerprint256 } = known.certificate;
    const former = this.#entries.get(fingerprint256);
    // Long without a rejection, or other content under the same certificate: begin anew.
    const again =
      former?.digest === known.digest && now.getTime() - former.since < former.forMs + LONGEST_MS
        ? former.forMs * 2
        : FIRST_MS;
    const forMs = Math.min(again, LONGEST_MS);
    this.#entries.set(fingerprint256, { digest: known.digest, since: now.getTime(), forMs, reason });
    return true;
  }

  /** A server accepted it after all. @returns whether it had been set aside */
  delete({ certificate }: KnownCertificate): boolean {
    return this.#entries.delete(certificate.fingerprint256);
  }

  /** Whether a certificate was ever set aside. */
  has({ certificate, digest }: KnownCertificate): boolean {
    return this.#entries.get(certificate.fingerprint256)?.digest === digest;
  }

  /** Why a certificate is set aside, if it is. */
  reasonFor(known: KnownCertificate, now: Date): AppsInTossError | undefined {
    return this.#entryOf(known, now)?.reason;
  }

  /** When it is tried again, if it is set aside. */
  retryAt(known: KnownCertificate, now: Date): Date | undefined {
    const entry = this.#entryOf(known, now);
    return entry && new Date(entry.since + entry.forMs);
  }

  #entryOf({ certificate, digest }: KnownCertificate, now: Date): Entry | undefined {
    const entry = this.#entries.get(certificate.fingerprint256);
    if (!entry || entry.digest !== digest) return undefined;
    const age = now.getTime() - entry.since;
    // A clock that was set back must not keep a certificate out for a day.
    return age >= 0 && age < entry.forMs ? entry : undefined;
  }
}
