// One call with `@opentelemetry/instrumentation-http` beside our spans. `load` gets our entry points in the module kind
// that is tried; prints what spans there were, as JSON.
const { context } = require('@opentelemetry/api');
const { AsyncLocalStorageContextManager } = require('@opentelemetry/context-async-hooks');
const { registerInstrumentations } = require('@opentelemetry/instrumentation');
const { HttpInstrumentation } = require('@opentelemetry/instrumentation-http');
const {
  BasicTracerProvider,
  InMemorySpanExporter,
  SimpleSpanProcessor,
} = require('@opentelemetry/sdk-trace-base');

const exporter = new InMemorySpanExporter();
const tracerProvider = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] });
context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
registerInstrumentations({ tracerProvider, instrumentations: [new HttpInstrumentation()] });

/** Everything else is loaded after the instrumentation, as the documentation of OpenTelemetry wants it. */
async function tracedCall(load) {
  await load('reflect-metadata');
  const { NestFactory } = await load('@nestjs/core');
  const { startEmulator } = await load('apps-in-toss-emulator');
  const { AppsInTossClient, AppsInTossModule } = await load('nestjs-apps-in-toss');
  const { AppsInTossOpenTelemetryModule } = await load('nestjs-apps-in-toss/opentelemetry');
  const emulator = await startEmulator({ keys: 'ec' });
  const { apiBaseUrl, payBaseUrl, ca } = emulator;
  const certificate = await emulator.issueCertificate('my-app');
  const imports = [
    AppsInTossModule.forRoot({
      apiBaseUrl,
      payBaseUrl,
      ca,
      certificate: { cert: certificate.cert, key: certificate.key },
    }),
    AppsInTossOpenTelemetryModule.forRoot({ tracerProvider, meterProvider: false }),
  ];
  const Root = function Root() {};
  const app = await NestFactory.createApplicationContext({ module: Root, imports }, { logger: false });
  exporter.reset();
  emulator.script('login.getMe').fail('4095');
  await app
    .get(AppsInTossClient)
    .login.getMe({ accessToken: 'no-token' })
    .catch(() => undefined);
  await app.close();
  await emulator.close();
  const spans = exporter.getFinishedSpans().map((span) => ({
    name: span.name,
    kind: span.kind,
    id: span.spanContext().spanId,
    parent: span.parentSpanContext?.spanId,
  }));
  console.log(JSON.stringify(spans));
}

module.exports = { tracedCall };
if (require.main === module) void tracedCall((name) => require(name));
