import type { Clock } from '../../foundation/clock.js';
import { certificateFault } from '../faults/certificate-fault.js';
import type { AppsInTossCertificateError } from '../faults/certificate.error.js';
import type { Hint } from '../../foundation/hint.interface.js';
import type { ClientCertificate } from '../client-certificate.js';
import { type ExpiryStage, expiryStage, isMoreUrgent } from './expiry-stage.js';
import type { NoticeLedger } from './notice-ledger.interface.js';
import type { EventLog } from '../events/event-log.js';
import { eventReason } from '../events/event-reason.js';
import { storeProblem } from '../faults/store-problem.js';
import { within } from '../../foundation/within.js';

const CLAIM_TIMEOUT_MS = 5_000;

/** What to do about a certificate that a newer one has replaced. */
const REMOVE_IT: Hint = {
  ko: '더 새로운 인증서를 이미 쓰고 있어요. 이 인증서는 소스에서 지우고, 모든 인스턴스가 새 인증서를 쓰면 콘솔에서도 지워 주세요.',
  en: 'A newer certificate is in use already. Remove this one from the source and, once every instance uses the newer one, in the console.',
};

/** @internal */
export interface ExpiryNotifierParts {
  readonly days: readonly number[];
  readonly ledger: NoticeLedger;
  readonly clock: Clock;
  readonly log: EventLog;
}

interface Notice {
  readonly certificate: ClientCertificate;
  readonly stage: ExpiryStage;
  readonly role: 'active' | 'standby';
  /** Whether what serves is newer: it is out of date, and nobody has to replace it. */
  readonly isReplaced: boolean;
}

/**
 * Announces that certificates come to their end: each threshold once in this process, and once in all processes that
 * share a ledger. Where several thresholds passed at once (a restart after a long sleep), only the most urgent counts.
 *
 * @internal
 */
export class ExpiryNotifier {
  readonly #parts: ExpiryNotifierParts;
  readonly #announced = new Map<string, ExpiryStage>();
  readonly #seenAlive = new Set<string>();
  readonly #pending = new Set<Promise<void>>();

  constructor(parts: ExpiryNotifierParts) {
    this.#parts = parts;
  }

  /** @param others what the source holds beside the active one */
  check(active: ClientCertificate | undefined, others: readonly ClientCertificate[]): void {
    const now = this.#parts.clock();
    this.#forget(active ? [active, ...others] : others);
    if (active) this.#checkOne(active, 'active', false);
    for (const each of others) {
      const state = each.state(now);
      // An old pair that had ended before this process began, beside one that serves, is nobody's concern.
      const isLeftover =
        state === 'expired' && active !== undefined && !this.#seenAlive.has(each.fingerprint256);
      const isReplaced =
        active !== undefined && active.validTo > each.validTo && active.state(now) !== 'expired';
      if (state !== 'not-yet-valid' && !isLeftover) this.#checkOne(each, 'standby', isReplaced);
    }
  }

  /** Resolves when every notice that was begun is announced, or known to be announced elsewhere. */
  async settle(): Promise<void> {
    await Promise.all(this.#pending);
  }

  /** A process that sees thousands of certificates come and go does not remember them all. */
  #forget(known: readonly ClientCertificate[]): void {
    const here = new Set(known.map(({ fingerprint256 }) => fingerprint256));
    for (const each of this.#seenAlive) if (!here.has(each)) this.#seenAlive.delete(each);
  }

  #checkOne(certificate: ClientCertificate, role: Notice['role'], isReplaced: boolean): void {
    const { days, clock } = this.#parts;
    const stage = expiryStage(certificate, days, clock());
    const { fingerprint256 } = certificate;
    if (stage !== 'expired') this.#seenAlive.add(fingerprint256);
    if (stage === undefined || !isMoreUrgent(stage, this.#announced.get(fingerprint256))) return;
    this.#announced.set(fingerprint256, stage);
    const notice = this.#announce({ certificate, stage, role, isReplaced }).finally(() =>
      this.#pending.delete(notice),
    );
    this.#pending.add(notice);
  }

  async #announce(notice: Notice): Promise<void> {
    const { ledger } = this.#parts;
    let failure: AppsInTossCertificateError | undefined;
    try {
      const claimed: unknown = await within(CLAIM_TIMEOUT_MS, () => ledger.claim(noticeKey(notice)));
      // A ledger that forgets to answer must not silence everybody.
      if (claimed === undefined) throw new Error('claim() gave neither true nor false');
      if (!claimed) return;
    } catch (cause) {
      // Better announced twice than not at all.
      failure = storeProblem('AIT_CERT_LEDGER_FAILED', { cause });
    }
    this.#send(notice, failure);
  }

  #send(
    { certificate, stage, role, isReplaced }: Notice,
    failure: AppsInTossCertificateError | undefined,
  ): void {
    const { clock, log } = this.#parts;
    const expired = stage === 'expired';
    const facts = { option: `The ${role} certificate`, detail: certificate.validTo.toISOString() };
    const reason = certificateFault(expired ? 'AIT_CERT_EXPIRED' : 'AIT_CERT_EXPIRING', facts);
    log.send({
      type: expired ? 'expired' : 'expiring',
      certificate,
      role,
      stage,
      daysRemaining: certificate.daysRemaining(clock()),
      reason: isReplaced ? { ...eventReason(reason), hint: REMOVE_IT } : eventReason(reason),
      ...(failure && { warning: eventReason(failure) }),
    });
  }
}

/** Names certificate and threshold; the prefix keeps it apart from what else is in a shared Redis. */
function noticeKey({ certificate, stage }: Notice): string {
  return `apps-in-toss:expiry:${certificate.fingerprint256}:${stage}`;
}
