import type { MeterProvider, TracerProvider } from '@opentelemetry/api';

/**
 * Options of `AppsInTossOpenTelemetryModule`.
 *
 * @publicApi
 */
export interface AppsInTossOpenTelemetryOptions {
  /** What makes the spans; `false` for none. Default: the global one, which an SDK registers. */
  readonly tracerProvider?: TracerProvider | false;
  /** What keeps the metrics; `false` for none. Default: the global one, which an SDK registers. */
  readonly meterProvider?: MeterProvider | false;
  /**
   * Whether each request on the wire gets a CLIENT span of ours, below the span of its call. Default `false`: with
   * `@opentelemetry/instrumentation-http` it has one already. Without that instrumentation, set it to `true`.
   */
  readonly httpSpans?: boolean;
  /** How long the journal may take to count grants for one collection, in milliseconds. Default 1,000. */
  readonly journalTimeout?: number;
}
