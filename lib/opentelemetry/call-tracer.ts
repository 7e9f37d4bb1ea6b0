import { context, type Span, SpanKind, SpanStatusCode, trace, type Tracer } from '@opentelemetry/api';
import type { Attempt } from '../foundation/attempt.interface.js';
import type { CallEvent, CallStart } from '../foundation/telemetry/call-event.interface.js';
import { CALL_CHANNEL, CALL_START_CHANNEL } from '../foundation/telemetry/channel-names.js';
import { listen } from '../telemetry/listening.js';
import type { MiniAppView } from '../telemetry/mini-app-view.js';
import { endAsAttributes, errorType, factsAsAttributes } from './attributes.js';

/** Calls as spans. @internal */
export class CallTracer {
  readonly #tracer: Tracer;
  readonly #httpSpans: boolean;
  readonly #spans = new WeakMap<CallStart, Span>();
  readonly #ends: ReadonlyArray<() => void>;

  constructor(tracer: Tracer, views: readonly MiniAppView[], httpSpans: boolean) {
    this.#tracer = tracer;
    this.#httpSpans = httpSpans;
    const mine = new Set(views.map(({ miniApp }) => miniApp));
    this.#ends = [
      listen<CallStart>(CALL_START_CHANNEL, (start) => void (mine.has(start.miniApp) && this.#begin(start))),
      listen<CallEvent>(CALL_CHANNEL, (event) => void (mine.has(event.miniApp) && this.#end(event))),
    ];
  }

  stop(): void {
    for (const end of this.#ends) end();
  }

  #begin(start: CallStart): void {
    const span = this.#tracer.startSpan(`apps_in_toss ${start.operation}`, {
      kind: SpanKind.INTERNAL,
      attributes: factsAsAttributes(start),
    });
    this.#spans.set(start, span);
    start.around((run) => context.with(trace.setSpan(context.active(), span), run));
  }

  #end(event: CallEvent): void {
    const span = event.start && this.#spans.get(event.start);
    if (!span) return;
    if (this.#httpSpans)
      event.attempts.forEach((attempt, resends) => this.#request(span, event, attempt, resends));
    if (span.isRecording()) {
      span.setAttributes(endAsAttributes(event));
      if (errorType(event) !== undefined) span.setStatus({ code: SpanStatusCode.ERROR });
    }
    span.end();
  }

  /** Made when it is over: an attempt says itself when it began and how long it took. */
  #request(parent: Span, event: CallEvent, attempt: Attempt, resends: number): void {
    const { method = 'HTTP', route, serverAddress, serverPort } = event;
    const { startedAt, durationMs, httpStatus, fingerprint256, code } = attempt;
    const type = code ?? (httpStatus !== undefined && httpStatus >= 400 ? String(httpStatus) : undefined);
    const span = this.#tracer.startSpan(
      route === undefined ? method : `${method} ${route}`,
      {
        kind: SpanKind.CLIENT,
        startTime: startedAt,
        attributes: {
          'http.request.method': method,
          'server.address': serverAddress,
          'server.port': serverPort,
          ...(route !== undefined && { 'url.template': route }),
          ...(httpStatus !== undefined && { 'http.response.status_code': httpStatus }),
          ...(resends > 0 && { 'http.request.resend_count': resends }),
          ...(fingerprint256 && { 'tls.client.hash.sha256': fingerprint256.replaceAll(':', '') }),
          ...(type !== undefined && { 'error.type': type }),
        },
      },
      trace.setSpan(context.active(), parent),
    );
    if (type !== undefined) span.setStatus({ code: SpanStatusCode.ERROR });
    span.end(new Date(startedAt.getTime() + durationMs));
  }
}
