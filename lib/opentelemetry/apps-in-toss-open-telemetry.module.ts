import { type DynamicModule, Module } from '@nestjs/common';
import { metrics, trace } from '@opentelemetry/api';
import { VERSION } from '../api/request/version.js';
import type { MiniAppView } from '../telemetry/mini-app-view.js';
import { reportingModule } from '../telemetry/reporting.js';
import { CallMeter } from './call-meter.js';
import { CallTracer } from './call-tracer.js';
import { claim } from './claims.js';
import type { AppsInTossOpenTelemetryOptions } from './open-telemetry-options.interface.js';

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
export class AppsInTossOpenTelemetryModule {
  static forRoot(options: AppsInTossOpenTelemetryOptions = {}): DynamicModule {
    return reportingModule(AppsInTossOpenTelemetryModule, options, begin);
  }
}

function begin(views: readonly MiniAppView[], options: AppsInTossOpenTelemetryOptions): () => void {
  const {
    tracerProvider = trace.getTracerProvider(),
    meterProvider = metrics.getMeterProvider(),
    httpSpans = false,
    journalTimeout = 1_000,
  } = options;
  const ends: Array<() => void> = [];
  if (tracerProvider) {
    const tracer = tracerProvider.getTracer(SCOPE, VERSION);
    ends.push(claim(views, tracerProvider, (mine) => new CallTracer(tracer, mine, httpSpans)));
  }
  if (meterProvider) {
    const meter = meterProvider.getMeter(SCOPE, VERSION);
    ends.push(claim(views, meterProvider, (mine) => new CallMeter(meter, mine, journalTimeout)));
  }
  return () => ends.forEach((end) => end());
}
