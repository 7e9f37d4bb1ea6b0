import { once } from 'node:events';
import { Writable } from 'node:stream';
import { inspect } from 'node:util';
import winston, { type Logform, type Logger } from 'winston';
import { asError, safeJson } from './captured.js';
import type { Sinks } from './sink.interface.js';

const { combine, errors, json, logstash, metadata, ms, prettyPrint, printf, simple, splat, timestamp } =
  winston.format;
const failed = (value: unknown) => (log: Logger) => log.error('failed', value);

/** winston, with each of its formats. */
export const WINSTON: Sinks = {
  'winston json': (value) => logged(json(), failed(value)),
  'winston json, the value itself': (value) => logged(json(), (log) => log.error(value as never)),
  'winston json, as a field': (value) => logged(json(), (log) => log.info('done', { value })),
  'winston json, errors with stack': (value) =>
    logged(combine(errors({ stack: true }), json()), (log) => log.error(value as never)),
  'winston json, errors with cause': (value) =>
    logged(combine(errors({ stack: true, cause: true } as never), json()), (log) =>
      log.error(value as never),
    ),
  'winston json, metadata': (value) => logged(combine(metadata(), json()), failed({ value })),
  'winston simple': (value) => logged(combine(timestamp(), ms(), simple()), failed(value)),
  'winston simple, with %o': (value) =>
    logged(combine(splat(), simple()), (log) => log.info('done %o', value)),
  'winston logstash': (value) => logged(logstash(), failed(value)),
  'winston prettyPrint': (value) => logged(prettyPrint({ depth: 10 } as never), failed({ value })),
  'winston printf': (value) =>
    logged(
      printf((info) => `${info.level}: ${inspect(info, { depth: 8 })}`),
      failed({ value }),
    ),
  'winston, child': (value) => logged(json(), (log) => log.child({ value }).info('done')),
  'winston, default fields': (value) => logged(json(), (log) => log.info('done'), { value }),
  'winston, uncaught exception': (value) =>
    safeJson(new winston.ExceptionHandler(winston.createLogger({ silent: true })).getAllInfo(asError(value))),
};

async function logged(
  format: Logform.Format,
  print: (log: Logger) => void,
  defaultMeta?: object,
): Promise<string> {
  const written: string[] = [];
  const stream = new Writable({
    write: (chunk, _, done) => {
      written.push(String(chunk));
      done();
    },
  });
  const log = winston.createLogger({
    format,
    ...(defaultMeta && { defaultMeta }),
    transports: [new winston.transports.Stream({ stream })],
  });
  try {
    print(log);
  } catch (error) {
    written.push(String(error));
  }
  const finished = once(log, 'finish');
  log.end();
  await finished;
  await new Promise(setImmediate);
  return written.join('\n');
}
