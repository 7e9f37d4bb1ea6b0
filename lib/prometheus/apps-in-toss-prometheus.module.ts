import { type DynamicModule, Module } from '@nestjs/common';
import { register } from 'prom-client';
import type { MiniAppView } from '../telemetry/mini-app-view.js';
import { reportingModule } from '../telemetry/reporting.js';
import type { AppsInTossPrometheusOptions } from './prometheus-options.interface.js';
import { RegistryMetrics } from './registry-metrics.js';

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
export class AppsInTossPrometheusModule {
  static forRoot(options: AppsInTossPrometheusOptions = {}): DynamicModule {
    return reportingModule(AppsInTossPrometheusModule, options, begin);
  }
}

function begin(views: readonly MiniAppView[], options: AppsInTossPrometheusOptions): () => void {
  const { registry = register, journalTimeout = 1_000, maxSeries = 1_000 } = options;
  return RegistryMetrics.of(registry, { journalTimeout, maxSeries }).attach(views);
}
