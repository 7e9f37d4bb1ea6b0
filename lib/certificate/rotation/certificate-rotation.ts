import type { AppsInTossError } from '../../foundation/apps-in-toss.error.js';
import type { Hint } from '../../foundation/hint.interface.js';
import type { Clock } from '../../foundation/clock.js';
import type { ClientCertificate } from '../client-certificate.js';
import type { CanaryVerdict, RotationHooks } from './rotation-hooks.interface.js';
import { usability } from '../expiry/usability.js';
import type { HeldBack } from '../roster/held-back.interface.js';
import type { CertificateRoster } from '../roster/certificate-roster.js';
import { Coalesced } from './coalesced.js';
import type { CertificateEventReason } from '../events/certificate-event.interface.js';
import { eventReason } from '../events/event-reason.js';
import type { EventLog } from '../events/event-log.js';
import type { KnownCertificate } from '../roster/known-certificate.interface.js';
import { storeProblem } from '../faults/store-problem.js';
import { within } from '../../foundation/within.js';

/** Far longer than any handshake: a canary that never ends must not hold up what comes after it. */
const CANARY_TIMEOUT_MS = 60_000;

const BEFORE = 'The certificate before it';

/** What to do about a certificate that serves because another one no longer can. */
const TAKEN_OVER: Hint = {
  ko: '이 인증서에는 할 일이 없어요. 바로 전에 쓰던 인증서(previous)를 확인하고, 더 대신할 인증서가 없다면 콘솔에서 새로 발급받아 주세요.',
  en: 'Nothing has to be done about this one. Look after the one before it (previous), and issue another in the console where none is left to take over.',
};

/** @internal */
export interface RotationParts {
  readonly roster: CertificateRoster;
  readonly hooks: RotationHooks;
  readonly clock: Clock;
  readonly log: EventLog;
}

/**
 * Puts certificates in service: canary, warm-up, swap, drain. Only one {@link advance} runs at a time; a swap for
 * another reason (a rejection, a revocation) may come between any two of its steps, so each step asks the roster anew.
 *
 * @internal
 */
export class CertificateRotation {
  readonly #parts: RotationParts;
  readonly #draining = new Map<ClientCertificate, Promise<void>>();
  /** Those whose being held back was announced. */
  readonly #announced = new WeakSet<ClientCertificate>();
  readonly #advances = new Coalesced(() => this.#advance());
  /** The candidate whose canary said nothing, and why. */
  #hold: { readonly candidate: KnownCertificate; readonly reason: AppsInTossError } | undefined;
  /** The candidate that is being tried now. */
  #candidate: ClientCertificate | undefined;
  #stopped = false;

  constructor(parts: RotationParts) {
    this.#parts = parts;
  }

  /** As of now: what was held back and has been revoked, overtaken or taken since is so no longer. */
  get heldBack(): HeldBack | undefined {
    const { roster, clock } = this.#parts;
    if (!this.#hold) return undefined;
    const { candidate, reason } = this.#hold;
    const { certificate } = candidate;
    const isWanted = roster.choose(clock())?.certificate === certificate;
    return isWanted && !roster.isActive(candidate) ? { certificate, reason } : undefined;
  }

  /** Certificates that do not serve and may have connections: some drain, one is tried. */
  get holding(): ClientCertificate[] {
    return [...this.#draining.keys(), ...(this.#candidate ? [this.#candidate] : [])];
  }

  /** Works until the certificate that should be active is active, or is held back. */
  advance(): Promise<void> {
    return this.#advances.run();
  }

  /**
   * Makes the best certificate active in this very turn, unproved: what was active has just turned out useless.
   *
   * @param revoked what was active until now, where that is gone for good; it is cut and not drained
   */
  failOver(revoked?: ClientCertificate): void {
    const { roster, clock } = this.#parts;
    if (this.#stopped) return;
    const next = roster.choose(clock());
    if (next && !roster.isActive(next)) this.#swap(next, revoked);
  }

  /** From now on nothing becomes active. Resolves when everything out of service is drained. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await Promise.all(this.#draining.values());
  }

  async #advance(): Promise<void> {
    const { roster, clock } = this.#parts;
    while (!this.#stopped) {
      const candidate = roster.choose(clock());
      if (!candidate || roster.isActive(candidate)) {
        this.#hold = undefined;
        return;
      }
      this.#candidate = candidate.certificate;
      try {
        const verdict = await this.#try(candidate);
        if (verdict === 'hold') return;
        if (verdict === 'choose again') continue;
        await this.#warm(candidate);
        if (this.#isStillWanted(candidate)) this.#swap(candidate);
      } finally {
        this.#candidate = undefined;
        if (!roster.isActive(candidate)) this.#parts.hooks.discard?.(candidate.certificate);
      }
    }
  }

  async #try(candidate: KnownCertificate): Promise<'go' | 'hold' | 'choose again'> {
    const { roster, hooks, clock, log } = this.#parts;
    const active = roster.active?.certificate;
    // With nothing to lose there is nothing to try.
    if (!hooks.canary || !active) return 'go';
    const verdict = await this.#verdictOn(candidate, active);
    if (!this.#isStillWanted(candidate)) return 'choose again';
    if (verdict.verdict === 'accepted') return 'go';
    if (verdict.verdict === 'rejected') {
      roster.setAside(candidate, clock(), verdict.reason);
      const reason = eventReason(verdict.reason);
      log.send({ type: 'rejected', certificate: candidate.certificate, reason });
      return 'choose again';
    }
    // Nothing was learned. As long as the active certificate does, there is time to try again.
    if (!this.#activeHolds()) return 'go';
    this.#holdBack(candidate, verdict.reason);
    return 'hold';
  }

  #holdBack(candidate: KnownCertificate, reason: AppsInTossError): void {
    this.#hold = { candidate, reason };
    const { certificate } = candidate;
    if (this.#announced.has(certificate)) return;
    this.#announced.add(certificate);
    this.#parts.log.send({ type: 'reload-failed', certificate, reason: eventReason(reason) });
  }

  async #verdictOn(candidate: KnownCertificate, active: ClientCertificate): Promise<CanaryVerdict> {
    const { hooks, roster } = this.#parts;
    const wasRejected = roster.wasRejected(candidate);
    const isWanted = (): boolean => this.#isStillWanted(candidate);
    try {
      const scene = { active, wasRejected, isWanted };
      const verdict = await within(CANARY_TIMEOUT_MS, () => hooks.canary?.(candidate.certificate, scene));
      return verdict ?? { verdict: 'accepted' };
    } catch (cause) {
      return { verdict: 'undecided', reason: storeProblem('AIT_CERT_CANARY_FAILED', { cause }) };
    }
  }

  async #warm(candidate: KnownCertificate): Promise<void> {
    try {
      await this.#parts.hooks.warm?.(candidate.certificate);
    } catch {
      // Whatever was in the way is met again, and reported, by the first request that opens its own connection.
    }
  }

  #isStillWanted(candidate: KnownCertificate): boolean {
    const { roster, clock } = this.#parts;
    return !this.#stopped && roster.choose(clock())?.certificate === candidate.certificate;
  }

  /** Whether requests under the active certificate can be expected to succeed. */
  #activeHolds(): boolean {
    const { roster, clock } = this.#parts;
    const { active } = roster;
    return (
      active !== undefined && !usability(active.certificate, clock()) && !roster.rejectionOf(active, clock())
    );
  }

  #swap(next: KnownCertificate, revoked?: ClientCertificate): void {
    const { roster, hooks, clock, log } = this.#parts;
    const why = this.#reasonToTakeOver(roster.active, revoked);
    const before = roster.activate(next, clock());
    const previous = revoked ?? before?.certificate;
    try {
      hooks.activated?.(next.certificate, previous);
    } catch (error) {
      // Store and connections must never disagree on what is in service.
      roster.activate(before, clock());
      throw error;
    }
    this.#hold = undefined;
    if (previous && !revoked) this.#drain(previous);
    log.send({ type: 'activated', certificate: next.certificate, previous, reason: why });
  }

  /** Why another one is active from now on. What is to be done is about the one that serves now. */
  #reasonToTakeOver(
    before: KnownCertificate | undefined,
    revoked: ClientCertificate | undefined,
  ): CertificateEventReason {
    const lost = this.#loss(before, revoked);
    const newest = storeProblem('AIT_CERT_ACTIVATED', { option: 'The certificate' });
    if (!lost) return eventReason(newest);
    const { code } = lost;
    const message = `The certificate took over because of the one before it. ${lost.message}`;
    return { code, message, hint: TAKEN_OVER };
  }

  #loss(
    before: KnownCertificate | undefined,
    revoked: ClientCertificate | undefined,
  ): AppsInTossError | undefined {
    const { roster, clock } = this.#parts;
    if (revoked) return storeProblem('AIT_CERT_REVOKED', { option: BEFORE });
    return before && (roster.rejectionOf(before, clock()) ?? usability(before.certificate, clock(), BEFORE));
  }

  #drain(previous: ClientCertificate): void {
    const { hooks, log } = this.#parts;
    const drained = (async () => hooks.drain?.(previous))()
      .catch((cause: unknown) => {
        const reason = eventReason(storeProblem('AIT_CERT_DRAIN_FAILED', { cause }));
        log.send({ type: 'reload-failed', certificate: previous, reason });
      })
      .finally(() => {
        if (this.#draining.get(previous) === drained) this.#draining.delete(previous);
      });
    this.#draining.set(previous, drained);
  }
}
