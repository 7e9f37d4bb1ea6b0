import type { Observable } from 'rxjs';
import type { AppsInTossError } from '../foundation/apps-in-toss.error.js';
import type { CertificateEvent } from './events/certificate-event.interface.js';
import type { CertificateSummary } from './certificate-summary.interface.js';
import type { CertificateStoreOptions } from './store/certificate-store-options.interface.js';
import type { ClientCertificate } from './client-certificate.js';
import { storeProblem } from './faults/store-problem.js';
import { parseFingerprint } from './fingerprint.js';
import type { HeldBack } from './roster/held-back.interface.js';
import type { ReloadResult } from './store/reload-result.interface.js';
import { eventReason } from './events/event-reason.js';
import { newestFirst } from './roster/selection.js';
import { storeParts, type StoreParts } from './store/store-parts.js';
import { StoreSchedule } from './store/store-schedule.js';

const POLL_INTERVAL_MS = 10_000;
const LONG_MS = 60_000;

/**
 * Keeps the usable certificates of a source and names the active one: the valid one with the newest `validFrom`, ties
 * by the latest `validTo`. Sees to it that another one takes over when the source changes, when a server refuses the
 * active one, and when it is revoked.
 *
 * @publicApi
 */
export class ClientCertificateStore {
  /** What happens to the certificates, from the first load to the end of the application. Holds nothing secret. */
  readonly events$: Observable<CertificateEvent>;
  readonly #parts: StoreParts;
  readonly #schedule: StoreSchedule;
  #startProblems: readonly AppsInTossError[] = [];
  #started: Promise<void> | undefined;
  #stopped: Promise<void> | undefined;

  /** @internal */
  constructor(options: CertificateStoreOptions) {
    this.#parts = storeParts(options);
    this.#schedule = this.#scheduleOf(options.watch ?? {});
    this.events$ = this.#parts.log.events$;
  }

  /** The certificate that new requests go out under; undefined when there is none that could be used. */
  get active(): ClientCertificate | undefined {
    return this.#parts.roster.active?.certificate;
  }

  /** The active certificate and those that could take its place at once, newest first. */
  get certificates(): readonly ClientCertificate[] {
    const { roster, clock } = this.#parts;
    return roster.usable(clock()).map(({ certificate }) => certificate);
  }

  /**
   * Every certificate that could be read, the ones that may not be used (expired, not valid yet, set aside) included,
   * newest first.
   *
   * @internal
   */
  get known(): readonly ClientCertificate[] {
    return newestFirst(this.#parts.roster.all).map(({ certificate }) => certificate);
  }

  /** The certificate that should be active and is not, because a server rejected it or could not be asked. */
  get heldBack(): HeldBack | undefined {
    return this.#parts.status.heldBack;
  }

  /**
   * What is wrong now: why there is no active certificate; or what is wrong with it; or why something newer in the
   * source is not in use.
   */
  get problem(): AppsInTossError | undefined {
    return this.#parts.status.problem;
  }

  /**
   * Why a server rejected the active certificate, where no other could take over.
   *
   * @internal
   */
  get rejection(): AppsInTossError | undefined {
    const { roster, clock } = this.#parts;
    return roster.active && roster.rejectionOf(roster.active, clock());
  }

  /**
   * Everything that kept `start()` from finding a usable certificate; empty when it found one.
   *
   * @internal
   */
  get startProblems(): readonly AppsInTossError[] {
    return this.#startProblems;
  }

  /**
   * Loads for the first time, and begins to watch. Does not reject when nothing is usable: see `startProblems`.
   *
   * @internal
   */
  start(): Promise<void> {
    this.#started ??= this.#start();
    return this.#started;
  }

  /**
   * Looks at the source now, and resolves when what it holds is in service or known to be no good. Calls while one is
   * under way share one further look. Never rejects.
   */
  async reload(): Promise<ReloadResult> {
    const result = await this.#parts.reloader.reload();
    this.#schedule.looked({ isChange: result.status === 'changed', isPending: result.pending });
    return result;
  }

  /**
   * Looks at the dates now. Never rejects.
   *
   * @internal
   */
  tick(): Promise<void> {
    return this.#parts.reloader.tick();
  }

  /**
   * Gives a certificate up because its key leaked. Once this resolves nothing goes out under it any more, and this
   * process never loads it again; list it in the option `revoked` for the next one, and delete it in the console.
   *
   * @param fingerprint256 SHA-256 in hexadecimal, with or without colons
   * @throws AppsInTossCertificateError `AIT_CERT_FINGERPRINT_INVALID`
   */
  async revoke(fingerprint256: string): Promise<void> {
    await this.#parts.revocations.revoke(parseFingerprint(fingerprint256));
  }

  /**
   * Told by the transport: a server rejected a certificate. It is set aside for a while, and if it was the active one
   * the next has taken over when this returns.
   *
   * @internal
   */
  reject(fingerprint256: string, reason: AppsInTossError): void {
    const { roster, rotation, clock, log } = this.#parts;
    const known = roster.find(parseFingerprint(fingerprint256));
    if (!known || this.#stopped || !roster.setAside(known, clock(), reason)) return;
    log.send({ type: 'rejected', certificate: known.certificate, reason: eventReason(reason) });
    rotation.failOver();
    roster.doubt(known, reason);
  }

  /**
   * Told by the transport: a server answered under a certificate that one had rejected.
   *
   * @internal
   */
  accept(fingerprint256: string): void {
    const { roster, log } = this.#parts;
    const known = roster.find(parseFingerprint(fingerprint256));
    if (!known || this.#stopped || !roster.trust(known)) return;
    const reason = eventReason(storeProblem('AIT_CERT_RECOVERED', { option: 'The certificate' }));
    log.send({ type: 'recovered', certificate: known.certificate, reason });
  }

  /**
   * Ends every timer and watch, waits for what is being drained, and completes `events$`.
   *
   * @internal
   */
  stop(): Promise<void> {
    this.#stopped ??= this.#stop();
    return this.#stopped;
  }

  /** What may be printed: which certificate is active and which could take over. */
  toJSON(): { active?: CertificateSummary; standby: CertificateSummary[] } {
    const { active } = this;
    const now = this.#parts.clock();
    const standby = this.certificates.filter((each) => each !== active).map((each) => each.summary(now));
    return { ...(active && { active: active.summary(now) }), standby };
  }

  async #start(): Promise<void> {
    // Nothing else may keep the process alive yet: without this one with a source that never answers would end here,
    // in silence and as if all were well.
    const awake = setInterval(() => undefined, LONG_MS);
    try {
      await this.reload();
    } finally {
      clearInterval(awake);
    }
    if (this.#stopped) return;
    const { problem } = this;
    const { problems } = this.#parts.status;
    if (!this.active && problem) this.#startProblems = problems.length > 0 ? problems : [problem];
    this.#schedule.start();
  }

  async #stop(): Promise<void> {
    const { reloader, rotation, notifier, log } = this.#parts;
    this.#schedule.stop();
    reloader.stop();
    await Promise.all([rotation.stop(), notifier.settle()]);
    log.complete();
  }

  #scheduleOf(watch: NonNullable<CertificateStoreOptions['watch']>): StoreSchedule {
    const { source, list } = this.#parts;
    const looks = { poll: () => void this.reload(), tick: () => void this.tick() };
    if (watch === false) return new StoreSchedule(looks);
    const { pollInterval = POLL_INTERVAL_MS, signal } = watch;
    if (!source.canChange && !list.isGiven) return new StoreSchedule({ ...looks, signal });
    const watchAll = (changed: () => void): (() => void) => {
      const ends = [source.watch?.(changed), list.watch(changed)];
      return () => ends.forEach((end) => end?.());
    };
    return new StoreSchedule({ ...looks, signal, pollInterval, watch: watchAll });
  }
}
