import { COPYING } from './copying.sinks.js';
import { ERRORS } from './error.sinks.js';
import { NEST } from './nest.sinks.js';
import { openNestApp } from './nest-app.js';
import { PINO } from './pino.sinks.js';
import { CONSOLE, PRINTING } from './printing.sinks.js';
import { PROCESS } from './process.sinks.js';
import { SENTRY } from './sentry.sinks.js';
import type { Sinks } from './sink.interface.js';
import { WALKING } from './walking.sinks.js';
import { WINSTON } from './winston.sinks.js';

const NEST_APP = [
  'answer of a route that throws it',
  'answer of a route that returns it',
  'answer of a route that returns its fields',
  "log of Nest's exceptions layer",
  "log of Nest's exceptions layer, JSON",
  "log of Nest's exceptions layer, wrapped",
];

const FAMILIES = [PRINTING, CONSOLE, COPYING, WALKING, ERRORS, PINO, WINSTON, SENTRY, NEST, PROCESS];

/** Every way out of an application that a value can be given to. */
export const SINK_NAMES: readonly string[] = [...FAMILIES.flatMap((each) => Object.keys(each)), ...NEST_APP];

/** Sinks that wrap Node's own printers, and take a millisecond a value or many: loggers, reporters, servers. */
export const SLOW_SINKS: ReadonlySet<string> = new Set([
  ...[CONSOLE, PINO, WINSTON, SENTRY, NEST, PROCESS].flatMap((each) => Object.keys(each)),
  ...NEST_APP,
]);

/** The sinks themselves; some need a running application, which `close()` ends. */
export async function openSinks(): Promise<{ sinks: Sinks; close: () => Promise<void> }> {
  const app = await openNestApp();
  return { sinks: Object.assign({}, ...FAMILIES, app.sinks), close: app.close };
}
