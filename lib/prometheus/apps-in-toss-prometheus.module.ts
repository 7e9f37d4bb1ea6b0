import {
  type DynamicModule,
  Inject,
  Module,
  type OnApplicationShutdown,
  type OnModuleInit,
} from '@nestjs/common';
import { DiscoveryModule, DiscoveryService } from '@nestjs/core';
import { register } from 'prom-client';
import { miniAppViews } from '../telemetry/mini-app-views.js';
import type { AppsInTossPrometheusOptions } from './prometheus-options.interface.js';
import { RegistryMetrics } from './registry-metrics.js';

const OPTIONS = Symbol.for('nestjs-apps-in-toss:prometheus-options');

/**
 * Metrics of every mini-app of the application, in a registry of `prom-client`. Import it once beside
 * `AppsInTossModule`; it finds all registrations, named ones as well. To import it twice with one registry changes
 * nothing, and several registries have each their own numbers. When the application closes, the metrics are gone from
 * the registry.
 *
 * @example
 * imports: [AppsInTossModule.forRootAsync(…), AppsInTossPrometheusModule.forRoot()]
 *
 * @publicApi
 */
@Module({})
export class AppsInTossPrometheusModule implements OnModuleInit, OnApplicationShutdown {
  readonly #options: AppsInTossPrometheusOptions;
  readonly #discovery: DiscoveryService;
  #detach: (() => void) | undefined;

  constructor(
    @Inject(OPTIONS) options: AppsInTossPrometheusOptions,
    @Inject(DiscoveryService) discovery: DiscoveryService,
  ) {
    this.#options = options;
    this.#discovery = discovery;
  }

  static forRoot(options: AppsInTossPrometheusOptions = {}): DynamicModule {
    return {
      module: AppsInTossPrometheusModule,
      imports: [DiscoveryModule],
      providers: [{ provide: OPTIONS, useValue: options }],
    };
  }

  onModuleInit(): void {
    const { registry = register, journalTimeout = 1_000, maxSeries = 1_000 } = this.#options;
    const metrics = RegistryMetrics.of(registry, { journalTimeout, maxSeries });
    this.#detach ??= metrics.attach(miniAppViews({ discovery: this.#discovery }));
  }

  onApplicationShutdown(): void {
    this.#detach?.();
    this.#detach = undefined;
  }
}
