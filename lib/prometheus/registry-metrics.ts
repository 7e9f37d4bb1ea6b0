import type { Registry } from 'prom-client';
import type { CallEvent, MiniApp } from '../foundation/telemetry/call-event.interface.js';
import { CALL_CHANNEL, CERTIFICATE_CHANNEL } from '../foundation/telemetry/channel-names.js';
import type { CertificateChannelEvent } from '../telemetry/certificate-channel-event.interface.js';
import { listen } from '../telemetry/listening.js';
import type { MiniAppView } from '../telemetry/mini-app-view.js';
import { CallMetrics } from './call-metrics.js';
import { CertificateMetrics } from './certificate-metrics.js';
import { GrantMetrics } from './grant-metrics.js';
import { SeriesBudget } from './series-budget.js';

/** @internal */
export interface RegistrySettings {
  readonly journalTimeout: number;
  readonly maxSeries: number;
}

/** On the registry itself, so that both copies of the package find what is there. */
const METRICS = Symbol.for('nestjs-apps-in-toss:metrics');

/** More than the gauges of one mini-app have series. */
const SERIES_OF_ONE_APP = 30;

type Holder = Registry & { [METRICS]?: RegistryMetrics };

/** The metrics of one registry, there as long as a mini-app is. @internal */
export class RegistryMetrics {
  readonly #registry: Holder;
  readonly #settings: RegistrySettings;
  readonly #views = new Map<MiniApp, { readonly view: MiniAppView; uses: number }>();
  #certificates: CertificateMetrics | undefined;
  #stop: (() => void) | undefined;

  private constructor(registry: Holder, settings: RegistrySettings) {
    this.#registry = registry;
    this.#settings = settings;
  }

  static of(registry: Registry, settings: RegistrySettings): RegistryMetrics {
    const holder = registry as Holder;
    if (!holder[METRICS]) {
      const value = new RegistryMetrics(holder, settings);
      Object.defineProperty(holder, METRICS, { value, configurable: true, writable: true });
    }
    return holder[METRICS]!;
  }

  /** @returns takes them away again */
  attach(views: readonly MiniAppView[]): () => void {
    this.#stop ??= this.#begin();
    for (const view of views) {
      const known = this.#views.get(view.miniApp);
      if (known) known.uses += 1;
      else this.#add(view);
    }
    return () => this.#detach(views);
  }

  #add(view: MiniAppView): void {
    this.#views.set(view.miniApp, { view, uses: 1 });
    this.#certificates?.begin(view.miniApp.name);
  }

  #detach(views: readonly MiniAppView[]): void {
    for (const { miniApp } of views) {
      const known = this.#views.get(miniApp);
      if (known && --known.uses === 0) this.#views.delete(miniApp);
    }
    if (this.#views.size > 0) return;
    this.#stop?.();
    this.#stop = undefined;
    this.#certificates = undefined;
    delete this.#registry[METRICS];
  }

  #begin(): () => void {
    const views = (): MiniAppView[] => [...this.#views.values()].map(({ view }) => view);
    const { maxSeries, journalTimeout } = this.#settings;
    const budget = new SeriesBudget(() => maxSeries - SERIES_OF_ONE_APP * this.#views.size);
    const registers = [this.#registry];
    const calls = new CallMetrics(registers, budget);
    const certificates = (this.#certificates = new CertificateMetrics(registers, views));
    const grants = new GrantMetrics(registers, views, journalTimeout);
    const isMine = ({ miniApp }: { miniApp: MiniApp }): boolean => this.#views.has(miniApp);
    const ends = [
      listen<CallEvent>(CALL_CHANNEL, (event) => void (isMine(event) && calls.count(event))),
      listen<CertificateChannelEvent>(
        CERTIFICATE_CHANNEL,
        (event) => void (isMine(event) && certificates.count(event)),
      ),
    ];
    return () => {
      for (const end of ends) end();
      for (const name of [...calls.names, ...certificates.names, ...grants.names])
        this.#registry.removeSingleMetric(name);
    };
  }
}
