// Tracing with OpenTelemetry's own instrumentation of `http` and `https`.
exports.begin = async (tool) => {
  const { registerInstrumentations } = await tool('@opentelemetry/instrumentation');
  const { HttpInstrumentation } = await tool('@opentelemetry/instrumentation-http');
  const { BasicTracerProvider, InMemorySpanExporter, SimpleSpanProcessor } = await tool(
    '@opentelemetry/sdk-trace-base',
  );
  const { propagation, trace } = await tool('@opentelemetry/api');
  const { W3CTraceContextPropagator } = await tool('@opentelemetry/core');
  const exporter = new InMemorySpanExporter();
  const provider = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] });
  trace.setGlobalTracerProvider(provider);
  propagation.setGlobalPropagator(new W3CTraceContextPropagator());
  registerInstrumentations({ tracerProvider: provider, instrumentations: [new HttpInstrumentation()] });
  // It takes hold when a module asks for `https` the next time, which is why its manual wants it loaded first.
  require('node:https');
  return exporter;
};

exports.act = async ({ begun, pay, plain }) => {
  const answers = [await pay('1'), await plain('/plain')];
  const spans = begun
    .getFinishedSpans()
    .filter(({ kind }) => kind === 2)
    .map(({ name, attributes }) => [
      name,
      attributes['http.status_code'] ?? attributes['http.response.status_code'],
    ]);
  return { answers, spans };
};
