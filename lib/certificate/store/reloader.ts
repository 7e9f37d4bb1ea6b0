import type { AppsInTossError } from '../../foundation/apps-in-toss.error.js';
import type { Clock } from '../../foundation/clock.js';
import type { ReloadResult } from './reload-result.interface.js';
import type { CertificateLoader, LoadOutcome } from './certificate-loader.js';
import type { CertificateRoster } from '../roster/certificate-roster.js';
import type { CertificateRotation } from '../rotation/certificate-rotation.js';
import { Coalesced } from '../rotation/coalesced.js';
import type { EventLog } from '../events/event-log.js';
import { eventReason } from '../events/event-reason.js';
import type { ExpiryNotifier } from '../expiry/expiry-notifier.js';
import { storeProblem } from '../faults/store-problem.js';
import { isUrgent, type StoreStatus } from './store-status.js';

/** @internal */
export interface ReloaderParts {
  readonly loader: CertificateLoader;
  readonly roster: CertificateRoster;
  readonly rotation: CertificateRotation;
  readonly notifier: ExpiryNotifier;
  readonly status: StoreStatus;
  readonly clock: Clock;
  readonly log: EventLog;
}

/**
 * Takes what the source and the clock say through to what is in service.
 *
 * @internal
 */
export class Reloader {
  readonly #parts: ReloaderParts;
  readonly #reloads = new Coalesced(() => this.#reload());
  #stopped = false;
  /** Whether the log was last told that something cannot be read. */
  #isFailing = false;

  constructor(parts: ReloaderParts) {
    this.#parts = parts;
  }

  /** Looks at the source. Never rejects. */
  reload(): Promise<ReloadResult> {
    return this.#reloads.run();
  }

  /** Looks at the dates. Never rejects. */
  async tick(): Promise<void> {
    if (!this.#stopped) await this.#advance();
  }

  stop(): void {
    this.#stopped = true;
  }

  async #reload(): Promise<ReloadResult> {
    const { loader, roster, status } = this.#parts;
    const before = roster.active?.certificate;
    const outcome = await this.#load(loader);
    if (outcome === 'failed') return this.#result('failed', status.problems, false);
    if (!outcome) return this.#result('failed', [storeProblem('AIT_CERT_STORE_STOPPED')], false);
    status.read(outcome.failures);
    const hasFailed = await this.#advance();
    this.#tellRecovery(outcome);
    const { problems } = status;
    const active = roster.active?.certificate;
    const isRotated = active !== undefined && active !== before;
    const isHeldBack = status.heldBack !== undefined || problems.some(isUrgent) || !active;
    const otherwise = outcome.isNew ? 'changed' : 'unchanged';
    const result = isRotated ? 'changed' : isHeldBack || hasFailed ? 'failed' : otherwise;
    return this.#result(result, problems, outcome.isPending);
  }

  async #load(loader: CertificateLoader): Promise<LoadOutcome | 'failed' | undefined> {
    if (this.#stopped) return undefined;
    try {
      return await loader.load(() => !this.#stopped);
    } catch (cause) {
      this.#fail(cause);
      return 'failed';
    }
  }

  /** @returns whether it failed */
  async #advance(): Promise<boolean> {
    const { roster, rotation, notifier, status } = this.#parts;
    let hasFailed = false;
    try {
      await rotation.advance();
      status.advanced(undefined);
    } catch (cause) {
      hasFailed = true;
      this.#fail(cause);
    }
    if (this.#stopped) return hasFailed;
    const others = roster.all.filter((each) => !roster.isActive(each));
    notifier.check(
      roster.active?.certificate,
      others.map(({ certificate }) => certificate),
    );
    return hasFailed;
  }

  /** Whoever was told that something failed is told when it is over. */
  #tellRecovery({ failures, isPending }: LoadOutcome): void {
    const { log, roster } = this.#parts;
    const isFailing = failures.some(({ error }) => isUrgent(error));
    if (isPending || isFailing === this.#isFailing) return;
    this.#isFailing = isFailing;
    if (isFailing) return;
    const reason = eventReason(storeProblem('AIT_CERT_RECOVERED', { option: 'The certificate source' }));
    log.send({ type: 'recovered', certificate: roster.active?.certificate, reason });
  }

  #result(
    status: ReloadResult['status'],
    problems: readonly AppsInTossError[],
    pending: boolean,
  ): ReloadResult {
    const { roster, clock } = this.#parts;
    const reason = this.#parts.status.heldBack?.reason ?? problems.find(isUrgent) ?? problems[0];
    return {
      status,
      problems,
      pending,
      ...(roster.active && { active: roster.active.certificate.summary(clock()) }),
      ...(reason && { reason }),
    };
  }

  /** For what nobody expects: a hook that throws. */
  #fail(cause: unknown): void {
    const problem = storeProblem('AIT_CERT_ROTATION_FAILED', { cause });
    this.#parts.status.advanced(problem);
    this.#parts.log.send({ type: 'reload-failed', reason: eventReason(problem) });
  }
}
