import { context, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import {
  AggregationTemporality,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
} from '@opentelemetry/sdk-metrics';
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  type ReadableSpan,
  SimpleSpanProcessor,
} from '@opentelemetry/sdk-trace-base';
import { hasSubscribers } from 'node:diagnostics_channel';
import { MemoryOperationJournal } from 'nestjs-apps-in-toss';
import {
  AppsInTossOpenTelemetryModule,
  type AppsInTossOpenTelemetryOptions,
} from 'nestjs-apps-in-toss/opentelemetry';
import { everyOperation, MARKS } from '../../../helpers/every-operation.js';
import { failureOf } from '../../../helpers/money-lab.js';
import { type Observed, observed } from '../../../helpers/observed.js';

const exporter = new InMemorySpanExporter();
const tracerProvider = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] });

let app: Observed;
beforeAll(() => {
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
});
afterAll(() => context.disable());
afterEach(async () => {
  exporter.reset();
  await app.close();
});

function traced(options: AppsInTossOpenTelemetryOptions = {}) {
  return AppsInTossOpenTelemetryModule.forRoot({ tracerProvider, meterProvider: false, ...options });
}

function plain(span: ReadableSpan) {
  const { name, kind, attributes, status, parentSpanContext } = span;
  return { name, kind, attributes, status, parent: parentSpanContext?.spanId };
}

describe('calls as spans', () => {
  it('are INTERNAL, below the span they are made in, once however often the module is imported', async () => {
    app = await observed([traced(), traced()]);
    const tracer = tracerProvider.getTracer('test');
    const parent = tracer.startSpan('parent');
    app.emulator.script('login.getMe').fail('4095');
    await context.with(trace.setSpan(context.active(), parent), () =>
      failureOf(app.client.login.getMe({ accessToken: 'no-token' })),
    );
    const { hostname, port } = new URL(app.emulator.apiBaseUrl);
    expect(exporter.getFinishedSpans().map(plain)).toMatchObject([
      {
        name: 'apps_in_toss login.getMe',
        kind: SpanKind.INTERNAL,
        parent: parent.spanContext().spanId,
        status: { code: SpanStatusCode.ERROR },
        attributes: {
          'apps_in_toss.operation.name': 'login.getMe',
          'apps_in_toss.operation.outcome': 'refused',
          'apps_in_toss.app.name': 'default',
          'apps_in_toss.retry.count': 1,
          'apps_in_toss.connection.reused': true,
          'server.address': hostname,
          'server.port': Number(port),
        },
      },
    ]);
  });

  it('are what is active while their requests go out', async () => {
    app = await observed([traced()]);
    let active: string | undefined;
    app.http.axiosRef.interceptors.request.use((config) => {
      active = trace.getActiveSpan()?.spanContext().spanId;
      return config;
    });
    await failureOf(app.client.login.getMe({ accessToken: 'no-token' }));
    expect(active).toBe(exporter.getFinishedSpans()[0]?.spanContext().spanId);
  });

  it('have a CLIENT span below them for each request, when asked for', async () => {
    app = await observed([traced({ httpSpans: true })]);
    app.emulator.script('login.getMe').destroyAfterProcessing();
    await failureOf(app.client.login.getMe({ accessToken: 'no-token' }));
    const spans = exporter.getFinishedSpans();
    const call = spans.find(({ kind }) => kind === SpanKind.INTERNAL)!;
    expect(spans.filter(({ kind }) => kind === SpanKind.CLIENT).map(plain)).toMatchObject([
      {
        name: 'GET /api-partner/v1/apps-in-toss/user/oauth2/login-me',
        parent: call.spanContext().spanId,
        attributes: { 'http.request.method': 'GET', 'error.type': expect.stringMatching(/^AIT_/) },
        status: { code: SpanStatusCode.ERROR },
      },
      { parent: call.spanContext().spanId, attributes: { 'http.request.resend_count': 1 } },
    ]);
  });

  it('are no error when the caller ended the call', async () => {
    app = await observed([traced()]);
    await failureOf(app.client.login.getMe({ accessToken: 'no-token' }, { signal: AbortSignal.abort() }));
    const [span] = exporter.getFinishedSpans();
    expect(span?.status.code).toBe(SpanStatusCode.UNSET);
    expect(span?.attributes).not.toHaveProperty(['error.type']);
  });

  it('stop with the application', async () => {
    app = await observed([traced()]);
    expect(hasSubscribers('apps-in-toss:call:start')).toBe(true);
    await app.closeApp();
    for (const name of ['apps-in-toss:call', 'apps-in-toss:call:start', 'apps-in-toss:certificate'])
      expect(hasSubscribers(name)).toBe(false);
  });

  it('hold nothing of a person', async () => {
    app = await observed([traced({ httpSpans: true })], { journal: new MemoryOperationJournal() });
    await everyOperation(app.client, app.http);
    const spans = exporter.getFinishedSpans();
    expect(spans.length).toBeGreaterThan(50);
    expect(JSON.stringify(spans.map((span) => ({ ...plain(span), events: span.events })))).not.toMatch(MARKS);
  });
});

describe('calls and certificates as metrics', () => {
  it('have the names of the semantic conventions', async () => {
    const metricExporter = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
    const reader = new PeriodicExportingMetricReader({
      exporter: metricExporter,
      exportIntervalMillis: 1_000_000,
    });
    const meterProvider = new MeterProvider({ readers: [reader] });
    app = await observed([AppsInTossOpenTelemetryModule.forRoot({ tracerProvider: false, meterProvider })], {
      journal: new MemoryOperationJournal(),
    });
    await everyOperation(app.client, app.http);
    await meterProvider.forceFlush();
    const [resource] = metricExporter.getMetrics();
    const metrics = resource!.scopeMetrics.flatMap((scope) => scope.metrics);
    const names = metrics.map(({ descriptor }) => descriptor.name);
    expect(names).toEqual(
      expect.arrayContaining([
        'apps_in_toss.client.operation.duration',
        'apps_in_toss.client.attempts',
        'apps_in_toss.client.certificate.not_after',
        'apps_in_toss.client.grants.undecided',
      ]),
    );
    const points = metrics.flatMap(({ dataPoints }) => dataPoints as readonly unknown[]);
    expect(points.length).toBeLessThan(1_000);
    expect(JSON.stringify(points)).not.toMatch(MARKS);
    await meterProvider.shutdown();
  });
});
