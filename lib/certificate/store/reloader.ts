import type { AppsInTossError } from '../../foundation/apps-in-toss.error.js';
import type { Clock } from '../../foundation/clock.js';
import type { HeldBack } from '../roster/held-back.interface.js';
import type { ReloadResult } from './reload-result.interface.js';
import { usability } from '../expiry/usability.js';
import type { CertificateLoader } from './certificate-loader.js';
import type { CertificateRoster } from '../roster/certificate-roster.js';
import type { CertificateRotation } from './certificate-rotation.js';
import { Coalesced } from './coalesced.js';
import type { EventLog } from '../events/event-log.js';
import { eventReason } from '../events/event-reason.js';
import type { ExpiryNotifier } from '../expiry/expiry-notifier.js';
import { storeProblem } from '../faults/store-problem.js';

/** @internal */
export interface ReloaderParts {
  readonly loader: CertificateLoader;
  readonly roster: CertificateRoster;
  readonly rotation: CertificateRotation;
  readonly notifier: ExpiryNotifier;
  readonly clock: Clock;
  readonly log: EventLog;
}

/**
 * Takes what the source and the clock say through to what is in service, and remembers what is wrong.
 *
 * @internal
 */
export class Reloader {
  readonly #parts: ReloaderParts;
  readonly #reloads = new Coalesced(() => this.#reload());
  #problems: readonly AppsInTossError[] = [];
  #stopped = false;

  constructor(parts: ReloaderParts) {
    this.#parts = parts;
  }

  /** What the last look at the source found wrong. */
  get problems(): readonly AppsInTossError[] {
    return this.#problems;
  }

  /** The certificate that should be active and is not. */
  get heldBack(): HeldBack | undefined {
    const { roster, rotation, clock } = this.#parts;
    return rotation.heldBack ?? roster.refusedCandidate(clock());
  }

  /** The most important thing that is wrong now. */
  get problem(): AppsInTossError | undefined {
    const { roster, clock } = this.#parts;
    const { active } = roster;
    if (!active) return this.#problems.find(isUrgent) ?? lossOf(roster);
    return (
      usability(active.certificate, clock(), 'The active certificate') ??
      roster.refusalOf(active, clock()) ??
      this.heldBack?.reason ??
      this.#problems.find(isUrgent)
    );
  }

  /** Looks at the source. Never rejects. */
  reload(): Promise<ReloadResult> {
    return this.#reloads.run();
  }

  /** Looks at the dates. Never rejects. */
  async tick(): Promise<void> {
    if (this.#stopped) return;
    const { roster } = this.#parts;
    const before = roster.active?.certificate;
    try {
      await this.#advance();
    } catch (cause) {
      this.#fail(cause);
    }
    // What had to wait for its first day no longer does.
    if (roster.active?.certificate === before) return;
    this.#problems = this.#problems.filter((each) => !isAboutDates(each));
  }

  stop(): void {
    this.#stopped = true;
  }

  async #reload(): Promise<ReloadResult> {
    const { loader, roster } = this.#parts;
    const before = roster.active?.certificate;
    try {
      const outcome = this.#stopped ? undefined : await loader.load(() => !this.#stopped);
      if (!outcome) return this.#result('failed', [storeProblem('AIT_CERT_STORE_STOPPED')], false);
      this.#problems = outcome.problems;
      await this.#advance();
      const active = roster.active?.certificate;
      const isRotated = active !== undefined && active !== before;
      const isHeldBack = this.heldBack !== undefined || outcome.problems.some(isUrgent) || !active;
      const otherwise = outcome.isNew ? 'changed' : 'unchanged';
      const status = isRotated ? 'changed' : isHeldBack ? 'failed' : otherwise;
      return this.#result(status, outcome.problems, outcome.isPending);
    } catch (cause) {
      return this.#result('failed', [this.#fail(cause)], false);
    }
  }

  async #advance(): Promise<void> {
    const { roster, rotation, notifier } = this.#parts;
    await rotation.advance();
    if (this.#stopped) return;
    const others = roster.all.filter((each) => !roster.isActive(each));
    notifier.check(
      roster.active?.certificate,
      others.map(({ certificate }) => certificate),
    );
  }

  #result(
    status: ReloadResult['status'],
    problems: readonly AppsInTossError[],
    pending: boolean,
  ): ReloadResult {
    const { roster, clock } = this.#parts;
    const reason = this.heldBack?.reason ?? problems.find(isUrgent) ?? problems[0];
    return {
      status,
      problems,
      pending,
      ...(roster.active && { active: roster.active.certificate.summary(clock()) }),
      ...(reason && { reason }),
    };
  }

  /** For what nobody expects: a hook that throws. */
  #fail(cause: unknown): AppsInTossError {
    const problem = storeProblem('AIT_CERT_ROTATION_FAILED', { cause });
    this.#problems = [problem, ...this.#problems];
    this.#parts.log.send({ type: 'reload-failed', reason: eventReason(problem) });
    return problem;
  }
}

/** A revoked certificate that is still in the source should be removed, but keeps nothing from working. */
function isUrgent({ code }: AppsInTossError): boolean {
  return code !== 'AIT_CERT_REVOKED';
}

function isAboutDates({ code }: AppsInTossError): boolean {
  return code === 'AIT_CERT_EXPIRED' || code === 'AIT_CERT_NOT_YET_VALID';
}

function lossOf({ isLost }: CertificateRoster): AppsInTossError {
  return isLost
    ? storeProblem('AIT_CERT_REVOKED', { option: 'The last usable certificate' })
    : storeProblem('AIT_CERT_NONE_USABLE');
}
