import {
  createStackParser,
  createTransport,
  exceptionFromError,
  extraErrorDataIntegration,
  linkedErrorsIntegration,
  normalize,
  normalizeToSize,
  safeJoin,
  Scope,
  type ScopeContext,
} from '@sentry/core';
import { ServerRuntimeClient } from '@sentry/core/server';
import { asError, orReason, safeJson } from './captured.js';
import type { Sinks } from './sink.interface.js';

const stackParser = createStackParser([
  50,
  (line) => (/^\s*at /.test(line) ? { function: line.trim() } : undefined),
]);

/** Sentry: its normalisers alone, and the whole way to the wire. */
export const SENTRY: Sinks = {
  'Sentry normalize': (value) => safeJson(normalize(value)),
  'Sentry normalize, depth 6': (value) => safeJson(normalize(value, 6, 1_000)),
  'Sentry normalize, own fields, depth 6': (value) =>
    safeJson(
      Object.getOwnPropertyNames(Object(value)).map((name) => normalize((value as never)[name], 6, 1_000)),
    ),
  'Sentry normalizeToSize': (value) => safeJson(normalizeToSize({ value }, 8, 200_000)),
  'Sentry exceptionFromError': (value) => safeJson(exceptionFromError(stackParser, asError(value))),
  'Sentry safeJoin': (value) => safeJoin([value, 'x'], ' '),
  'Sentry, exception': (value) => sent((client) => client.captureException(forgotten(value))),
  'Sentry, exception with its causes': (value) =>
    sent(
      (client, scope) => client.captureException(forgotten(asError(value)), {}, scope),
      [linkedErrorsIntegration()],
    ),
  'Sentry, exception with all its fields': (value) =>
    sent(
      (client, scope) => client.captureException(forgotten(asError(value)), {}, scope),
      [extraErrorDataIntegration({ depth: 8, captureErrorCause: true })],
    ),
  'Sentry, extra': (value) => sent((client, scope) => message(client, scope, { extra: { value } })),
  'Sentry, contexts': (value) =>
    sent((client, scope) => message(client, scope, { contexts: { call: { value } } })),
  'Sentry, tags': (value) =>
    sent((client, scope) =>
      message(client, scope, {
        tags: { call: orReason(() => (value as Error | undefined)?.message ?? value) },
      }),
    ),
  'Sentry, user': (value) => sent((client, scope) => message(client, scope, { user: { data: value } })),
  'Sentry, breadcrumb': (value) =>
    sent((client, scope) => {
      scope.addBreadcrumb({ category: 'http', data: { value } });
      client.captureMessage('done', 'info', {}, scope);
    }),
};

/** Sentry sends nothing twice, and marks what it has sent. */
function forgotten(value: unknown): unknown {
  if (Object(value) === value) Reflect.deleteProperty(value as object, '__sentry_captured__');
  return value;
}

function message(client: ServerRuntimeClient, scope: Scope, context: Partial<ScopeContext>): void {
  scope.update(context);
  client.captureMessage('done', 'info', {}, scope);
}

/** What would go to the server of Sentry. */
async function sent(
  capture: (client: ServerRuntimeClient, scope: Scope) => void,
  integrations: ConstructorParameters<typeof ServerRuntimeClient>[0]['integrations'] = [],
): Promise<string> {
  const bodies: string[] = [];
  const client = new ServerRuntimeClient({
    dsn: 'https://public@sentry.invalid/1',
    stackParser,
    integrations,
    normalizeDepth: 8,
    attachStacktrace: true,
    transport: (options) =>
      createTransport(options, async ({ body }) => {
        bodies.push(typeof body === 'string' ? body : Buffer.from(body).toString('utf8'));
        return { statusCode: 200 };
      }),
  });
  client.init();
  capture(client, new Scope());
  await client.flush(1_000);
  return bodies.join('\n');
}
