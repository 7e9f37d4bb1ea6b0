import axios, { AxiosError, AxiosHeaders } from 'axios';
import { inspect } from 'node:util';
import { asError, onConsole, orReason, safeJson } from './captured.js';
import type { Sinks } from './sink.interface.js';

interface Fields {
  readonly [name: string]: Fields | undefined;
}

/** What is special about errors, and about axios's. */
export const ERRORS: Sinks = {
  'error.message': (value) => String((value as Error | undefined)?.message),
  'error.stack': (value) => String((value as Error | undefined)?.stack),
  'Error.prototype.toString': (value) => orReason(() => Error.prototype.toString.call(Object(value))),
  'cause chain, messages': (value) => chain(value, ({ name, message }) => `${name}: ${message}`),
  'cause chain, stacks': (value) => chain(value, ({ stack }) => String(stack)),
  'cause chain, own fields': (value) =>
    chain(value, (error) =>
      Object.getOwnPropertyNames(error)
        .filter((name) => name !== 'cause')
        .map((name) => `${name}=${inspect((error as never)[name], { depth: 6 })}`)
        .join('\n'),
    ),
  'toJSON()': (value) => safeJson((value as { toJSON?(): unknown } | undefined)?.toJSON?.() ?? {}),
  'toJSON() of a JSON copy of each field': (value) =>
    Object.getOwnPropertyNames(Object(value))
      .map((name) => safeJson((value as Fields)[name]))
      .join('\n'),
  'wrapped in another error': (value) =>
    inspect(new Error('wrapped', { cause: value }), { depth: 8, showHidden: true }),
  'wrapped by its message': (value) => orReason(() => new Error(value as string).stack),
  'wrapped in an AggregateError': (value) => inspect(new AggregateError([value]), { depth: 8 }),
  "axios's toJSON": (value) =>
    orReason(() => JSON.stringify(AxiosError.prototype.toJSON.call(value as never))),
  'AxiosError.from': (value) => {
    const wrapped = AxiosError.from(asError(value), 'ECONNRESET', (value as { config?: never })?.config);
    return `${inspect(wrapped, { depth: 8 })}\n${safeJson(wrapped.toJSON())}`;
  },
  "axios's mergeConfig": (value) =>
    inspect(
      axios.mergeConfig(((value as { config?: never })?.config ?? value ?? {}) as never, { url: '/x' }),
      { depth: 8 },
    ),
  'headers of axios': (value) =>
    orReason(() => {
      const { config, headers } = Object(value) as Fields;
      return inspect(new AxiosHeaders((config?.['headers'] ?? headers ?? value) as never).toJSON());
    }),
  'config, request and response, picked by hand': (value) => {
    const { config, request, response } = Object(value) as Fields;
    const { headers, data, url, params, httpsAgent } = Object(config ?? value) as Fields;
    const parts = [headers, data, url, params, httpsAgent, request?.['agent'], request?.['path']];
    return [...parts, response?.['data'], response?.['headers'], request?.['_header']]
      .map((part) => inspect(part, { depth: 6 }))
      .join('\n');
  },
  'console.error of the cause': (value) =>
    onConsole((console) => console.error((value as Error | undefined)?.cause ?? value)),
};

function chain(root: unknown, print: (error: Error) => string): string {
  const parts: string[] = [];
  const seen = new Set<unknown>();
  for (let each = root; each instanceof Object && !seen.has(each); each = (each as Error).cause) {
    seen.add(each);
    parts.push(orReason(() => print(each as Error)));
  }
  return parts.join('\n');
}
