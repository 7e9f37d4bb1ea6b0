import {
  type DynamicModule,
  Inject,
  Module,
  type OnApplicationShutdown,
  type OnModuleInit,
} from '@nestjs/common';
import { DiscoveryModule, DiscoveryService } from '@nestjs/core';
import { metrics, trace } from '@opentelemetry/api';
import { VERSION } from '../api/request/version.js';
import type { MiniAppView } from '../telemetry/mini-app-view.js';
import { miniAppViews } from '../telemetry/mini-app-views.js';
import { CallMeter } from './call-meter.js';
import { CallTracer } from './call-tracer.js';
import type { AppsInTossOpenTelemetryOptions } from './open-telemetry-options.interface.js';

const OPTIONS = Symbol.for('nestjs-apps-in-toss:opentelemetry-options');
const SCOPE = 'nestjs-apps-in-toss';

/**
 * Spans and metrics of every mini-app of the application, by the OpenTelemetry API. Import it once beside
 * `AppsInTossModule`; it finds all registrations, named ones as well. To import it twice with the same providers
 * changes nothing. Ends with the application.
 *
 * Each call is one INTERNAL span, such as `apps_in_toss pay.executePayment`, and what
 * `@opentelemetry/instrumentation-http` makes of its requests stands below it.
 *
 * @example
 * imports: [AppsInTossModule.forRootAsync(…), AppsInTossOpenTelemetryModule.forRoot()]
 *
 * @publicApi
 */
@Module({})
export class AppsInTossOpenTelemetryModule implements OnModuleInit, OnApplicationShutdown {
  readonly #options: AppsInTossOpenTelemetryOptions;
  readonly #discovery: DiscoveryService;
  readonly #ends: Array<() => void> = [];

  constructor(
    @Inject(OPTIONS) options: AppsInTossOpenTelemetryOptions,
    @Inject(DiscoveryService) discovery: DiscoveryService,
  ) {
    this.#options = options;
    this.#discovery = discovery;
  }

  static forRoot(options: AppsInTossOpenTelemetryOptions = {}): DynamicModule {
    return {
      module: AppsInTossOpenTelemetryModule,
      imports: [DiscoveryModule],
      providers: [{ provide: OPTIONS, useValue: options }],
    };
  }

  onModuleInit(): void {
    const {
      tracerProvider = trace.getTracerProvider(),
      meterProvider = metrics.getMeterProvider(),
      httpSpans = false,
      journalTimeout = 1_000,
    } = this.#options;
    const views = miniAppViews({ discovery: this.#discovery });
    if (tracerProvider) {
      const tracer = tracerProvider.getTracer(SCOPE, VERSION);
      this.#claim(views, tracerProvider, (mine) => new CallTracer(tracer, mine, httpSpans));
    }
    if (meterProvider) {
      const meter = meterProvider.getMeter(SCOPE, VERSION);
      this.#claim(views, meterProvider, (mine) => new CallMeter(meter, mine, journalTimeout));
    }
  }

  onApplicationShutdown(): void {
    for (const end of this.#ends.splice(0)) end();
  }

  /** What another import of this module reports to the same provider is left to it. */
  #claim(
    views: readonly MiniAppView[],
    provider: object,
    begin: (views: readonly MiniAppView[]) => { stop(): void },
  ): void {
    const mine = views.filter((view) => view.claim(provider));
    if (mine.length === 0) return;
    const view = begin(mine);
    this.#ends.push(() => {
      view.stop();
      for (const each of mine) each.release(provider);
    });
  }
}
