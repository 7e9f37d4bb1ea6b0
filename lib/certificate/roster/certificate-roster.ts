import type { AppsInTossError } from '../../foundation/apps-in-toss.error.js';
import type { ClientCertificate } from '../client-certificate.js';
import type { HeldBack } from './held-back.interface.js';
import { NO_PLACE, WHOLE_SOURCE } from '../sources/store-source.interface.js';
import { usability } from '../expiry/usability.js';
import type { KnownCertificate } from './known-certificate.interface.js';
import { choose, newestFirst } from './selection.js';
import { SetAside } from './set-aside.js';

/**
 * Which certificates there are, and which of them should be active. Knows no files, no time of its own and no events;
 * every change is one turn, so that a request never sees half of it.
 *
 * @internal
 */
export class CertificateRoster {
  readonly #revoked: Set<string>;
  readonly #setAside = new SetAside();
  #offered: readonly KnownCertificate[] = [];
  /** The last good set, as long as nothing of what is offered has taken over. */
  #retained: readonly KnownCertificate[] = [];
  #active: KnownCertificate | undefined;
  #isLost = false;
  #doubt: { readonly certificate: ClientCertificate; readonly reason: AppsInTossError } | undefined;

  /** @param revoked fingerprints in the form in which certificates have them */
  constructor(revoked: Iterable<string>) {
    this.#revoked = new Set(revoked);
  }

  get active(): KnownCertificate | undefined {
    return this.#active;
  }

  /** Whether the active one was revoked and none took its place. */
  get isLost(): boolean {
    return this.#isLost;
  }

  /** Everything there is, whether it may be used or not. */
  get all(): KnownCertificate[] {
    const all = [...this.#offered, ...this.#retained];
    const active = this.#active;
    if (active && !all.some((each) => isSame(each, active))) all.push(active);
    return all;
  }

  /**
   * Takes what a source holds now. Something that is missing at a place that could not be read is held on to: it may
   * be there still.
   *
   * @returns the certificates that were not known before
   */
  offer(read: readonly KnownCertificate[], failedPlaces: readonly string[], now: Date): KnownCertificate[] {
    const before = this.all;
    const knownBefore = new Set(before.map(({ certificate }) => certificate));
    const readNow = new Set(read.map(({ certificate }) => certificate.fingerprint256));
    const isMissing = ({ certificate }: KnownCertificate): boolean =>
      !readNow.has(certificate.fingerprint256);
    const held = this.#held(this.#offered.filter(isMissing), failedPlaces, read.length > 0);
    this.#offered = [...read, ...held];
    const offered = new Set(this.#offered.map(({ certificate }) => certificate.fingerprint256));
    this.#retained = before.filter(({ certificate }) => !offered.has(certificate.fingerprint256));
    this.#active = this.#offered.find((each) => this.#active && isSame(each, this.#active)) ?? this.#active;
    this.#forget(now);
    return read.filter(({ certificate }) => !knownBefore.has(certificate));
  }

  /** The one that should be active. */
  choose(now: Date): KnownCertificate | undefined {
    return choose({
      offered: this.#offered,
      retained: this.#retained,
      active: this.#active,
      isUsable: (each) => isUsable(each, now),
      isSetAside: (each) => this.rejectionOf(each, now) !== undefined,
    });
  }

  /** Names the active one. @returns the one before */
  activate(next: KnownCertificate | undefined, now: Date): KnownCertificate | undefined {
    const previous = this.#active;
    this.#active = next;
    if (this.#doubt?.certificate !== next?.certificate) this.#doubt = undefined;
    this.#isLost = false;
    this.#forget(now);
    return previous;
  }

  /** The active one and the others that may take its place, newest first. */
  usable(now: Date): KnownCertificate[] {
    return newestFirst(
      this.all.filter((each) => this.isActive(each) || (isUsable(each, now) && !this.rejectionOf(each, now))),
    );
  }

  isActive(known: KnownCertificate): boolean {
    return this.#active !== undefined && isSame(this.#active, known);
  }

  find(fingerprint256: string): KnownCertificate | undefined {
    const isIt = ({ certificate }: KnownCertificate): boolean =>
      certificate.fingerprint256 === fingerprint256;
    return this.#active && isIt(this.#active) ? this.#active : this.all.find(isIt);
  }

  has(known: KnownCertificate): boolean {
    return this.all.some((each) => isSame(each, known));
  }

  /** @returns whether it was not set aside already */
  setAside(known: KnownCertificate, now: Date, reason: AppsInTossError): boolean {
    return this.#setAside.add(known, now, reason);
  }

  /** A server rejected the active one, and nothing could take its place: that is true until a server accepts it. */
  doubt({ certificate }: KnownCertificate, reason: AppsInTossError): void {
    if (this.#active?.certificate === certificate) this.#doubt = { certificate, reason };
  }

  /** @returns whether anything spoke against it */
  trust(known: KnownCertificate): boolean {
    const isDoubted = this.#doubt?.certificate === known.certificate;
    if (isDoubted) this.#doubt = undefined;
    return this.#setAside.delete(known) || isDoubted;
  }

  /** Why a server rejected it, while it is set aside; of the active one, until a server accepts it. */
  rejectionOf(known: KnownCertificate, now: Date): AppsInTossError | undefined {
    const doubt = this.#doubt?.certificate === known.certificate ? this.#doubt.reason : undefined;
    return this.#setAside.reasonFor(known, now) ?? doubt;
  }

  /** Whether a server rejected it, however long ago. */
  wasRejected(known: KnownCertificate): boolean {
    return this.#setAside.has(known);
  }

  /** The newest one that is offered, where a server refused it and another one serves. */
  rejectedCandidate(now: Date): HeldBack | undefined {
    const [newest] = newestFirst(this.#offered.filter((each) => isUsable(each, now)));
    const reason = newest && !this.isActive(newest) ? this.rejectionOf(newest, now) : undefined;
    const retryAt = newest && this.#setAside.retryAt(newest, now);
    return newest && reason && { certificate: newest.certificate, reason, ...(retryAt && { retryAt }) };
  }

  isRevoked({ fingerprint256 }: ClientCertificate): boolean {
    return this.hasRevoked(fingerprint256);
  }

  hasRevoked(fingerprint256: string): boolean {
    return this.#revoked.has(fingerprint256);
  }

  /** Gives a certificate up for good. @returns what of it was known: more than one where its chain had changed */
  revoke(fingerprint256: string): KnownCertificate[] {
    this.#revoked.add(fingerprint256);
    const isRevoked = ({ certificate }: KnownCertificate): boolean => this.isRevoked(certificate);
    const gone = this.all.filter(isRevoked);
    this.#offered = this.#offered.filter((each) => !isRevoked(each));
    this.#retained = this.#retained.filter((each) => !isRevoked(each));
    if (this.#active && isRevoked(this.#active)) {
      this.#active = undefined;
      this.#isLost = true;
    }
    return gone;
  }

  /**
   * Which of the missing may be there still. Where members have no spot of their own, one that failed stands for one
   * that is missing and not for all of them: the active one first, then the newest.
   */
  #held(
    missing: readonly KnownCertificate[],
    failedPlaces: readonly string[],
    hasGood: boolean,
  ): KnownCertificate[] {
    // A source in which nothing can be read says nothing.
    if (failedPlaces.includes(WHOLE_SOURCE) || (failedPlaces.includes(NO_PLACE) && !hasGood))
      return [...missing];
    const placed = missing.filter(({ place }) => place !== NO_PLACE && failedPlaces.includes(place));
    const others = newestFirst(missing.filter(({ place }) => place === NO_PLACE));
    const first = others.filter((each) => this.isActive(each));
    const inOrder = [...first, ...others.filter((each) => !first.includes(each))];
    return [...placed, ...inOrder.slice(0, failedPlaces.filter((place) => place === NO_PLACE).length)];
  }

  /** The last good set is kept until one of the new set serves. */
  #forget(now: Date): void {
    const active = this.#active;
    const serves = active && isUsable(active, now) && this.#offered.some((each) => isSame(each, active));
    this.#retained = serves ? [] : this.#retained.filter((each) => isUsable(each, now));
  }
}

function isUsable({ certificate }: KnownCertificate, now: Date): boolean {
  return usability(certificate, now) === undefined;
}

function isSame(a: KnownCertificate, b: KnownCertificate): boolean {
  return a.certificate === b.certificate;
}
