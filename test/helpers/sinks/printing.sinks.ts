import { EventEmitter } from 'node:events';
import repl from 'node:repl';
import { format, inspect } from 'node:util';
import { isNativeError } from 'node:util/types';
import { onConsole, orReason, safeJson } from './captured.js';
import type { Sinks } from './sink.interface.js';

/** Deeper, the lists of Node's timers tie everything in the process together; the walkers go to the end. */
const DEPTH = 8;
const ALL = { depth: DEPTH, maxArrayLength: null, maxStringLength: null } as const;

/** Node's own ways of making text of a value. */
export const PRINTING: Sinks = {
  'util.inspect': (value) => inspect(value),
  'util.inspect, depth 6': (value) => inspect(value, { depth: 6 }),
  'util.inspect, nothing cut': (value) => inspect(value, ALL),
  'util.inspect, hidden fields': (value) => inspect(value, { ...ALL, showHidden: true }),
  'util.inspect, getters called': (value) => inspect(value, { ...ALL, getters: true }),
  'util.inspect, inside proxies': (value) => inspect(new Proxy({ value }, {}), { ...ALL, showProxy: true }),
  'util.inspect, past custom printers': (value) =>
    inspect(value, { ...ALL, depth: 5, showHidden: true, customInspect: false }),
  'util.inspect, of the property descriptors': (value) =>
    inspect(Object.getOwnPropertyDescriptors(Object(value)), ALL),
  'util.format %s': (value) => orReason(() => format('%s', value)),
  'util.format %o': (value) => format('%o', value),
  'util.format %O': (value) => format('%O', value),
  'util.format %j': (value) => orReason(() => format('%j', value)),
  'util.format, no placeholder': (value) => format('failed:', value),
  'String()': (value) => orReason(() => String(value)),
  'template literal': (value) => orReason(() => `failed: ${value as string}`),
  concatenation: (value) => orReason(() => 'failed: ' + (value as string)),
  'toString()': (value) => orReason(() => (value as object).toString()),
  'toLocaleString()': (value) => orReason(() => (value as object).toLocaleString()),
  'Array.join': (value) => orReason(() => [value, [value]].join(' ')),
  REPL: (value) => (repl.writer as (each: unknown) => string)(value),
  "emit('error') that nobody listens to": (value) =>
    orReason(() => new EventEmitter().emit('error', isNativeError(value) ? { value } : value)),
  "Jest's report of a failed expectation": (value) => orReason(() => expect({ value }).toBe(1)),
};

/** Methods of the console. */
export const CONSOLE: Sinks = {
  'console.log': (value) => onConsole((console) => console.log(value)),
  'console.log, with placeholders': (value) =>
    onConsole((console) => console.log('%o %O %s %j', value, value, 'x', safeJson(value))),
  'console.error': (value) => onConsole((console) => console.error('failed:', value)),
  'console.dir, deep': (value) => onConsole((console) => console.dir(value, { depth: 6, showHidden: true })),
  'console.dirxml': (value) => onConsole((console) => console.dirxml(value, { value })),
  'console.table': (value) => onConsole((console) => console.table(value)),
  'console.table, as a row': (value) => onConsole((console) => console.table([value])),
  'console.group': (value) => onConsole((console) => console.group(value)),
  'console.assert': (value) => onConsole((console) => console.assert(false, value)),
  'console.trace': (value) => onConsole((console) => console.trace(value)),
  'console.timeLog': (value) =>
    onConsole((console) => {
      console.time('call');
      console.timeLog('call', value);
      console.timeEnd('call');
    }),
};
