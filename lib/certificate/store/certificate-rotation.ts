import type { AppsInTossError } from '../../foundation/apps-in-toss.error.js';
import type { Clock } from '../../foundation/clock.js';
import type { ClientCertificate } from '../client-certificate.js';
import type { CanaryVerdict, RotationHooks } from './rotation-hooks.interface.js';
import { usability } from '../expiry/usability.js';
import type { HeldBack } from '../roster/held-back.interface.js';
import type { CertificateRoster } from '../roster/certificate-roster.js';
import { Coalesced } from './coalesced.js';
import { eventReason } from '../events/event-reason.js';
import type { EventLog } from '../events/event-log.js';
import type { KnownCertificate } from '../roster/known-certificate.interface.js';
import { storeProblem } from '../faults/store-problem.js';
import { within } from '../../foundation/within.js';

/** Far longer than any handshake: a trial that never ends must not keep the store from ever reading again. */
const PROVE_TIMEOUT_MS = 60_000;

const BEFORE = 'The certificate before it';

/** @internal */
export interface RotationParts {
  readonly roster: CertificateRoster;
  readonly hooks: RotationHooks;
  readonly clock: Clock;
  readonly log: EventLog;
}

/**
 * Puts certificates in service: trial, warm-up, swap, drain. Only one {@link advance} runs at a time; a swap for
 * another reason (a refusal, a revocation) may come between any two of its steps, so each step asks the roster anew.
 *
 * @internal
 */
export class CertificateRotation {
  readonly #parts: RotationParts;
  readonly #draining = new Map<ClientCertificate, Promise<void>>();
  /** Those whose being held back was announced. */
  readonly #announced = new WeakSet<ClientCertificate>();
  readonly #advances = new Coalesced(() => this.#advance());
  #heldBack: HeldBack | undefined;
  #stopped = false;

  constructor(parts: RotationParts) {
    this.#parts = parts;
  }

  get heldBack(): HeldBack | undefined {
    return this.#heldBack;
  }

  /** Certificates out of service that still have requests in flight. */
  get draining(): ClientCertificate[] {
    return [...this.#draining.keys()];
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
        this.#heldBack = undefined;
        return;
      }
      const verdict = await this.#prove(candidate);
      if (verdict === 'hold') return;
      if (verdict === 'choose again') continue;
      await this.#warm(candidate);
      if (this.#isStillWanted(candidate)) this.#swap(candidate);
    }
  }

  async #prove(candidate: KnownCertificate): Promise<'go' | 'hold' | 'choose again'> {
    const { roster, hooks, clock, log } = this.#parts;
    // With nothing to lose there is nothing to try.
    if (!hooks.prove || !roster.active) return 'go';
    const verdict = await this.#verdictOn(candidate.certificate, roster.wasRefused(candidate));
    if (!this.#isStillWanted(candidate)) return 'choose again';
    if (verdict.verdict === 'accepted') return 'go';
    if (verdict.verdict === 'refused') {
      roster.setAside(candidate, clock(), verdict.reason);
      const reason = eventReason(verdict.reason);
      log.send({ type: 'rejected', certificate: candidate.certificate, reason });
      return 'choose again';
    }
    // Nothing was learned. As long as the active certificate does, there is time to try again.
    if (!this.#activeHolds()) return 'go';
    this.#holdBack(candidate.certificate, verdict.reason);
    return 'hold';
  }

  #holdBack(certificate: ClientCertificate, reason: AppsInTossError): void {
    this.#heldBack = { certificate, reason };
    if (this.#announced.has(certificate)) return;
    this.#announced.add(certificate);
    this.#parts.log.send({ type: 'reload-failed', certificate, reason: eventReason(reason) });
  }

  async #verdictOn(candidate: ClientCertificate, wasRefused: boolean): Promise<CanaryVerdict> {
    const { hooks } = this.#parts;
    try {
      return (
        (await within(PROVE_TIMEOUT_MS, () => hooks.prove?.(candidate, wasRefused))) ?? {
          verdict: 'accepted',
        }
      );
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
      active !== undefined && !usability(active.certificate, clock()) && !roster.refusalOf(active, clock())
    );
  }

  #swap(next: KnownCertificate, revoked?: ClientCertificate): void {
    const { roster, hooks, clock, log } = this.#parts;
    const why = this.#reasonToLeave(roster.active, revoked);
    const before = roster.activate(next, clock());
    const previous = revoked ?? before?.certificate;
    try {
      hooks.activated?.(next.certificate, previous);
    } catch (error) {
      // Store and connections must never disagree on what is in service.
      roster.activate(before, clock());
      throw error;
    }
    this.#heldBack = undefined;
    if (previous && !revoked) this.#drain(previous);
    log.send({ type: 'activated', certificate: next.certificate, previous, reason: eventReason(why) });
  }

  /** Why another one is active from now on. */
  #reasonToLeave(
    before: KnownCertificate | undefined,
    revoked: ClientCertificate | undefined,
  ): AppsInTossError {
    const { roster, clock } = this.#parts;
    if (revoked) return storeProblem('AIT_CERT_REVOKED', { option: BEFORE });
    const lost =
      before && (roster.refusalOf(before, clock()) ?? usability(before.certificate, clock(), BEFORE));
    return lost ?? storeProblem('AIT_CERT_ACTIVATED', { option: 'The certificate' });
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
