import { ConsoleLogger, HttpException, InternalServerErrorException, Logger } from '@nestjs/common';
import { inspect } from 'node:util';
import { onStandardStreams, safeJson } from './captured.js';
import type { Sinks } from './sink.interface.js';

type Options = Exclude<NonNullable<ConstructorParameters<typeof ConsoleLogger>[1]>, string>;

/** Nest's own logger, and its exceptions. */
export const NEST: Sinks = {
  "Nest's Logger.error": (value) => logged((log) => log.error(value)),
  "Nest's Logger.error, after a message": (value) => logged((log) => log.error('failed', value)),
  "Nest's Logger.error, stack and context": (value) =>
    logged((log) => log.error(value, (value as Error | undefined)?.stack, 'Context')),
  "Nest's Logger.log": (value) => logged((log) => log.log(value, 'Context')),
  "Nest's Logger.log, several values": (value) => logged((log) => log.log('done', value, [value])),
  "Nest's Logger.debug, deep": (value) => logged((log) => log.debug(value), { depth: 20 }),
  "Nest's Logger.warn, one line": (value) => logged((log) => log.warn({ value }), { compact: true }),
  "Nest's Logger.fatal": (value) => logged((log) => log.fatal(value)),
  "Nest's Logger.error, JSON": (value) => logged((log) => log.error(value), { json: true }),
  "Nest's Logger.error, JSON, after a message": (value) =>
    logged((log) => log.error('failed', value), { json: true, depth: 20 }),
  "Nest's Logger.log, JSON": (value) => logged((log) => log.log({ value }), { json: true, depth: 20 }),
  "Nest's Logger.verbose, JSON, spread out": (value) =>
    logged((log) => log.verbose('done', { value }, 'Context'), { json: true, compact: false, depth: 20 }),
  "Nest's static Logger": (value) =>
    onStandardStreams(() => {
      const logger = new ConsoleLogger({ colors: false });
      Logger.overrideLogger(logger);
      try {
        Logger.error(value, 'Context');
        new Logger('Service').error('failed', value);
      } finally {
        Logger.overrideLogger(false);
      }
    }),
  'HttpException, the value as its answer': (value) => {
    const exception = new HttpException(value as object, 500, { cause: value });
    return `${safeJson(exception.getResponse())}\n${inspect(exception, { depth: 8 })}`;
  },
  'HttpException, the value as its cause': (value) =>
    inspect(
      new InternalServerErrorException('failed', {
        cause: value,
        description: String(value && typeof value),
      }),
      {
        depth: 8,
      },
    ),
};

function logged(print: (log: ConsoleLogger) => void, options: Options = {}): Promise<string> {
  return onStandardStreams(() => print(new ConsoleLogger({ colors: false, ...options })));
}
