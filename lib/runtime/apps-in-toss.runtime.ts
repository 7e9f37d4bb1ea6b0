import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { CallChannel } from '../foundation/telemetry/call-channel.js';
import { CertificateChannel } from '../telemetry/certificate-channel.js';
import { MiniAppView } from '../telemetry/mini-app-view.js';
import { MINI_APP_VIEW } from '../telemetry/mini-app-views.js';
import { watchHttpCalls } from './http-calls.js';
import { AppsInTossClient } from '../api/apps-in-toss-client.js';
import { JournalScope } from '../api/journal/journal-scope.js';
import { JournalUse } from '../api/journal/journal-use.js';
import { type Pacing, REAL_PACING } from '../api/money/pacing.js';
import { openGrants } from '../api/promotion/grant/open-grants.js';
import { UndecidedCount } from '../api/promotion/grant/undecided-count.js';
import { USER_AGENT } from '../api/request/version.js';
import type { AppsInTossModuleOptions } from '../options/apps-in-toss-options.interface.js';
import { CertificateEventHandlers } from '../events/certificate-event-handlers.js';
import { EventDelivery } from '../events/event-delivery.js';
import { CertificateLog } from '../events/certificate-log.js';
import type { CertificateEvent } from '../certificate/events/certificate-event.interface.js';
import type { ClientCertificate } from '../certificate/client-certificate.js';
import { ClientCertificateStore } from '../certificate/client-certificate-store.js';
import { type Clock, systemClock } from '../foundation/clock.js';
import { AppsInTossHealthIndicator } from '../health/apps-in-toss.health.js';
import { CachedProbe } from '../health/cached-probe.js';
import { type ResolvedOptions, resolveOptions } from '../options/resolved-options.js';
import type { RecoveryOptions } from '../options/recovery-options.interface.js';
import { environmentFactsOf } from '../options/environment/environment-facts.js';
import { GrantRecovery } from './grant-recovery.js';
import { idle } from './idle.js';
import { RecoveryLog } from './recovery-log.js';
import { type StartFacts, startFacts } from './start-facts.js';
import { throwStartProblems } from './start-problems.js';
import { probeHosts, refusalCheck, rotationHooks } from './rotation-wiring.js';
import { noneActive } from '../options/checks/option-problems.js';
import { AllowedOrigins } from '../transport/line/allowed-origins.js';
import { AppsInTossHttpService } from '../transport/axios/apps-in-toss-http.service.js';
import { createGuardedAxios } from '../transport/axios/axios-instance.js';
import { road } from '../transport/line/road.js';
import { MtlsAgents, type MtlsAgentsOptions } from '../transport/connection/mtls-agents.js';
import { MtlsTransport } from '../transport/mtls-transport.js';

/** So many grants that wait for a person are counted, and no more. */
const MOST_COUNTED = 1_000;

/** What a runtime is given beside its options. @internal */
export interface RuntimeSurroundings {
  /** Name of the mini-app, where it has one. */
  readonly name?: string | undefined;
  readonly clock?: Clock;
  /** How time passes while it is found out what became of money. */
  readonly pacing?: Pacing;
  /** Whether whoever reads health results knows the status `degraded`. */
  readonly knowsDegraded?: () => boolean;
}

/**
 * The running pieces of one mini-app, put together once and taken apart at shutdown. The providers of the module are
 * its fields.
 *
 * @internal
 */
export class AppsInTossRuntime implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly store: ClientCertificateStore;
  readonly http: AppsInTossHttpService;
  readonly client: AppsInTossClient;
  readonly health: AppsInTossHealthIndicator;
  readonly handlers: CertificateEventHandlers;
  readonly [MINI_APP_VIEW]: MiniAppView;
  readonly #channel: CertificateChannel;
  readonly #agents: MtlsAgents;
  readonly #log: CertificateLog;
  readonly #delivery: EventDelivery;
  readonly #journal: JournalUse | undefined;
  readonly #recovery: GrantRecovery | undefined;

  /**
   * Checks everything, then starts it.
   *
   * @throws AppsInTossConfigError | AppsInTossCertificateError with all that is wrong at once
   */
  static async start(
    options: AppsInTossModuleOptions,
    surroundings: RuntimeSurroundings = {},
  ): Promise<AppsInTossRuntime> {
    const facts = await startFacts(options, surroundings.clock ?? systemClock);
    throwStartProblems(facts.problems, facts.errors);
    const resolved = resolveOptions(options);
    const runtime = new this(resolved, facts, surroundings);
    const environment = environmentFactsOf(options);
    if (environment) runtime.#log.readFrom(environment);
    await runtime.#begin(resolved);
    return runtime;
  }

  private constructor(
    options: ResolvedOptions,
    { source, ca }: StartFacts,
    {
      name,
      clock = systemClock,
      pacing = { ...REAL_PACING, clock },
      knowsDegraded = () => true,
    }: RuntimeSurroundings,
  ) {
    const { deadline, maxResponseBytes, origins: hosts } = options;
    const miniApp = Object.freeze({ name: name ?? 'default' });
    const calls = new CallChannel(miniApp);
    this.#channel = new CertificateChannel(miniApp, () => this.store, clock);
    this.#log = new CertificateLog(name);
    this.#journal = options.journal && new JournalUse(options.journal);
    this.#delivery = new EventDelivery(this.#log);
    this.handlers = new CertificateEventHandlers(this.#log, this.#delivery);
    const refused: MtlsAgentsOptions['refused'] = (certificate, reason) => {
      this.store.reject(certificate.fingerprint256, reason);
      this.#agents.doubt(certificate);
    };
    const standby = (): readonly ClientCertificate[] =>
      this.store.certificates.filter((each) => each !== this.store.active);
    const { proxy } = options;
    const way = road(proxy && { url: proxy.url, ca });
    const check = refusalCheck(options, clock, way, { standby, refused });
    this.#agents = new MtlsAgents({
      origins: new AllowedOrigins(Object.values(hosts)),
      unavailable: () => this.store.problem ?? noneActive(),
      refused,
      accepted: ({ fingerprint256 }) => this.store.accept(fingerprint256),
      check,
      drainTimeout: deadline,
      ...(options.idleTimeout !== undefined && { idleTimeout: options.idleTimeout }),
      handshakeTimeout: deadline,
      road: way,
    });
    const agents = this.#agents;
    this.store = new ClientCertificateStore({
      source,
      clock,
      watch: options.watch,
      hooks: rotationHooks(agents, options, clock),
      ...(ca !== undefined && { ca }),
      minTlsVersion: options.minTlsVersion,
      ...(options.revoked && { revoked: options.revoked }),
      ...(options.expiryNotice && { expiryNotice: options.expiryNotice }),
    });
    const { journal } = options;
    const book = journal && { journal, scope: new JournalScope(name) };
    this[MINI_APP_VIEW] = new MiniAppView({ miniApp, store: this.store, book, clock });
    const undecided =
      book && new UndecidedCount(async () => (await openGrants(book, MOST_COUNTED)).undecided, clock);
    const axios = createGuardedAxios({
      watch: watchHttpCalls(calls, hosts),
      agents,
      baseURL: hosts.api,
      userAgent: USER_AGENT,
      deadline,
      maxResponseBytes,
      clock,
    });
    this.http = new AppsInTossHttpService(axios.axiosRef);
    this.client = new AppsInTossClient({
      calls,
      transport: new MtlsTransport({ agents, axios, maxResponseBytes, clock }),
      apiBaseUrl: hosts.api,
      payBaseUrl: hosts.pay,
      deadline,
      retries: options.retries,
      rateLimit: options.rateLimit,
      clock,
      book,
      testPayments: options.testPayments,
      pacing,
      ...(options.decryption && { decryption: options.decryption }),
      staysEncrypted: () => this.#log.staysEncrypted(),
    });
    if (options.recovery) this.#recovery = this.#recoveryOf(options.recovery, pacing, name);
    const probes = new CachedProbe(probeHosts(options, clock, way), clock);
    this.health = new AppsInTossHealthIndicator({
      clock,
      active: () => this.store.active,
      standby,
      known: () => this.store.known,
      problem: () => this.store.problem,
      heldBack: () => this.store.heldBack,
      rejection: () => this.store.rejection,
      knowsDegraded,
      undecided: () => undecided?.known,
      probe: async (certificate) => {
        const results = await probes.results(certificate);
        this.#channel.probed(certificate, results);
        // What a check of the health finds out, everybody learns: the log, the next check, and whoever takes over.
        const refusal = results.find(({ verdict, mayBeRefusal }) => verdict === 'refused' || mayBeRefusal);
        const page = results.find(({ verdict, error }) => verdict === 'undecided' && error);
        if (certificate === this.store.active) {
          if (refusal) void check.confirm(certificate, refusal.origin);
          if (page) void check.confirmPage(certificate, page.origin);
        }
        return results;
      },
    });
  }

  /** Not before: the journal may live in a database that another part of the app opens. */
  onApplicationBootstrap(): void {
    this.#recovery?.start();
  }

  /** Ends the watch and new requests; requests in flight finish, up to one deadline. */
  async onApplicationShutdown(): Promise<void> {
    this.#delivery.stop();
    await Promise.all([this.#recovery?.stop(), this.store.stop(), this.#agents.close()]);
    // Last: a grant that was in flight still writes down how it ended. Others may still have the journal in use.
    await this.#journal?.end();
  }

  #recoveryOf(options: RecoveryOptions, pacing: Pacing, name: string | undefined): GrantRecovery {
    const { interval = 60_000, ...query } = options;
    const log = new RecoveryLog(name);
    return new GrantRecovery({
      recover: (signal) => this.client.promotion.recoverUnfinished(query, { signal }),
      wait: (signal) => idle(interval / pacing.scale, signal),
      ended: (counts) => log.ended(counts),
      failed: (error) => log.failed(error),
    });
  }

  async #begin({ certificate, startup, onExpiry }: ResolvedOptions): Promise<void> {
    const held: CertificateEvent[] = [];
    const starting = this.store.events$.subscribe((event) => held.push(event));
    await this.store.start();
    starting.unsubscribe();
    if (!this.store.active && startup === 'strict') {
      // What was held is what is thrown: it is told once.
      await this.onApplicationShutdown();
      throwStartProblems([], this.store.startProblems);
    }
    const handle = (event: CertificateEvent): void => {
      this.#log.write(event);
      this.#channel.tell(event);
      this.handlers.tell(event);
      if (onExpiry && (event.type === 'expiring' || event.type === 'expired'))
        void this.#delivery.deliver('onExpiry', event, onExpiry);
    };
    // What was left out on purpose is no failure to report.
    const isOnPurpose = certificate === undefined;
    held.filter(({ type }) => !(isOnPurpose && type === 'reload-failed')).forEach(handle);
    if (!this.store.active) this.#log.startedWithout();
    this.store.events$.subscribe(handle);
  }
}
