import pino, { type Logger, type LoggerOptions } from 'pino';
import { orReason } from './captured.js';
import type { Sinks } from './sink.interface.js';

const { err, errWithCause, req, res, mapHttpRequest, mapHttpResponse, wrapErrorSerializer } =
  pino.stdSerializers;

/** pino, as people set it up. */
export const PINO: Sinks = {
  'pino, the value itself': (value) => logged((log) => log.error(value)),
  'pino, as err': (value) => logged((log) => log.error({ err: value }, 'failed')),
  'pino, as another field': (value) => logged((log) => log.info({ call: value }, 'done')),
  'pino, errors with their causes': (value) =>
    logged((log) => log.error({ err: value }), { serializers: { err: errWithCause } }),
  'pino, own fields added to the error': (value) =>
    logged((log) => log.error({ err: value }), {
      serializers: { err: wrapErrorSerializer((error) => ({ ...error, raw: error.raw })) },
    }),
  'pino, err under another name': (value) =>
    logged((log) => log.error({ error: value }), { errorKey: 'error', serializers: { error: err } }),
  'pino, req': (value) =>
    logged((log) => log.info({ req: partOf(value, 'request') }), { serializers: { req } }),
  'pino, res': (value) => logged((log) => log.info({ res: served(value) }), { serializers: { res } }),
  'pino, HTTP request and response': (value) =>
    logged((log) => {
      log.info(mapHttpRequest(partOf(value, 'request') as never));
      log.info(mapHttpResponse(partOf(value, 'response') as never));
    }),
  'pino, redacted by name': (value) =>
    logged((log) => log.error({ err: value, value }), {
      redact: ['*.key', '*.passphrase', '*.config.httpsAgent.options.key', 'err.config'],
    }),
  'pino, child': (value) => logged((log) => log.child({ call: value }).info('done')),
  'pino, mixin': (value) => logged((log) => log.info('done'), { mixin: () => ({ value }) }),
  'pino, formatter': (value) =>
    logged((log) => log.info({ value }), { formatters: { log: (fields) => ({ nested: fields }) } }),
  'pino, under one key': (value) => logged((log) => log.info({ value }), { nestedKey: 'payload' }),
  'pino, %o and %j': (value) => logged((log) => log.info('%o %j', value as object, value as object)),
  'pino, deep': (value) =>
    logged((log) => log.info({ value }), { depthLimit: 50, edgeLimit: 1_000, safe: true }),
};

function logged(print: (log: Logger) => void, options: LoggerOptions = {}): string {
  const lines: string[] = [];
  const log = pino({ level: 'trace', ...options }, { write: (line: string) => void lines.push(line) });
  lines.push(orReason(() => print(log as Logger)));
  return lines.join('\n');
}

/** An answer of ours, its headers those of the value. */
function served(value: unknown): object {
  const { headers } = Object(partOf(value, 'response')) as { headers?: object };
  return { statusCode: 500, headersSent: true, getHeaders: () => headers ?? {}, raw: { headers } };
}

/** What a serializer for requests or answers would be given: that part of an axios value, or the value itself. */
function partOf(value: unknown, part: 'request' | 'response'): unknown {
  const found = (value as Record<string, unknown> | undefined)?.[part] ?? value;
  return typeof found === 'object' && found !== null ? found : { headers: { found }, raw: found };
}
