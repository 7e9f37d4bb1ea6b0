// One typed call, with and without somebody who listens. For bench/client.mjs.
import { channel, subscribe, unsubscribe } from 'node:diagnostics_channel';
import {
  AppsInTossClient,
  AppsInTossModule,
  CALL_CHANNEL,
  CALL_START_CHANNEL,
} from '../../dist/esm/index.js';
import { BODY, PATH } from '../clients.mjs';

const VIEWS = {
  off: async () => [],
  // Twice the same, so that what is noise shows.
  'off, again': async () => [],
  prometheus: async () => {
    const { AppsInTossPrometheusModule } = await import('../../dist/esm/prometheus/index.js');
    return [AppsInTossPrometheusModule.forRoot()];
  },
  // By an SDK that keeps metrics and makes spans of every call, and sends them nowhere.
  'opentelemetry, metrics': async () => opentelemetry({ traces: false }),
  'opentelemetry, metrics and spans': async () => opentelemetry({ traces: true }),
};

async function opentelemetry({ traces }) {
  const { AppsInTossOpenTelemetryModule } = await import('../../dist/esm/opentelemetry/index.js');
  const { context } = await import('@opentelemetry/api');
  const { AsyncLocalStorageContextManager } = await import('@opentelemetry/context-async-hooks');
  const { BasicTracerProvider } = await import('@opentelemetry/sdk-trace-base');
  const { MeterProvider, MetricReader } = await import('@opentelemetry/sdk-metrics');
  if (traces) context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  class Asked extends MetricReader {
    async onForceFlush() {}
    async onShutdown() {}
  }
  return [
    AppsInTossOpenTelemetryModule.forRoot({
      meterProvider: new MeterProvider({ readers: [new Asked()] }),
      tracerProvider: traces && new BasicTracerProvider(),
    }),
  ];
}

const Root = function Root() {};
const around = (wrap) => wrap(async () => undefined);

async function ours(views, { origin, cert, key, ca }) {
  await import('reflect-metadata');
  const { NestFactory } = await import('@nestjs/core');
  const options = {
    certificate: { cert, key },
    ca,
    apiBaseUrl: origin,
    payBaseUrl: origin,
    deadline: 10_000,
  };
  const imports = [AppsInTossModule.forRoot(options), ...(await views())];
  const app = await NestFactory.createApplicationContext({ module: Root, imports }, { logger: ['error'] });
  const client = app.get(AppsInTossClient);
  return {
    call: () => client.call({ method: 'POST', path: PATH, class: 'safe', body: BODY }),
    close: () => app.close(),
  };
}

/** What those who listen do with the events of one call, and nothing else: what a busy machine cannot hide. */
async function alone(views, at) {
  const { call, close } = await ours(views, at);
  let event;
  const capture = (message) => (event = message);
  subscribe(CALL_CHANNEL, capture);
  await call();
  unsubscribe(CALL_CHANNEL, capture);
  const [started, ended] = [channel(CALL_START_CHANNEL), channel(CALL_CHANNEL)];
  return {
    call: async () => {
      const start = { ...event.start, around };
      started.publish(start);
      ended.publish({ ...event, start });
    },
    close,
  };
}

export const CLIENTS = Object.fromEntries([
  ...Object.entries(VIEWS).map(([name, views]) => [name, (at) => ours(views, at)]),
  ...Object.entries(VIEWS)
    .slice(2)
    .map(([name, views]) => [`${name}: its own part`, (at) => alone(views, at)]),
]);
