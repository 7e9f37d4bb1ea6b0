import { ConsoleLogger } from '@nestjs/common';
import { Console } from 'node:console';
import { PassThrough } from 'node:stream';
import { inspect } from 'node:util';

/** Ways in which a value gets printed in applications, each as text. */
export const SINKS: Record<string, (value: unknown) => string> = {
  'JSON.stringify': (value) => JSON.stringify(value, cutCycles()) ?? '',
  'util.inspect': (value) => inspect(value),
  'util.inspect, endlessly deep, hidden fields too': (value) =>
    inspect(value, { depth: Infinity, showHidden: true, maxArrayLength: null, maxStringLength: null }),
  String: (value) => {
    try {
      return String(value);
    } catch (error) {
      // Some objects have no text; what is printed then is the reason.
      return String(error);
    }
  },
  structuredClone: (value) => {
    try {
      return inspect(structuredClone(value), { depth: Infinity, showHidden: true });
    } catch (error) {
      // What cannot be cloned says why, and the reason is printed as well.
      return String(error);
    }
  },
  'console.log': (value) =>
    captured((stream) => new Console(stream).log('%o %O %s %j', value, value, value, jsonSafe(value))),
  'console.dir': (value) =>
    captured((stream) => new Console(stream).dir(value, { depth: null, showHidden: true })),
  "Nest's Logger.error": (value) => nestLog(value, false),
  "Nest's Logger.error, JSON": (value) => nestLog(value, true),
  'own properties, walked by hand': (value) => walk(value),
};

/** Which of the forms of a key are in a text: its lines, the base64 of them, the bytes as numbers or in hexadecimal. */
export function sightingsOf(pem: string, text: string): string[] {
  const lines = pem.split('\n').filter((line) => line.length > 20 && !line.startsWith('-----'));
  const middle = lines[Math.floor(lines.length / 2)] ?? '';
  const bytes = Buffer.from(middle);
  const base64 = Buffer.from(pem).toString('base64');
  const forms: Record<string, string> = {
    'PEM line': middle,
    'base64 of the PEM': base64.slice(base64.length / 2, base64.length / 2 + 40),
    'bytes as numbers': [...bytes.subarray(0, 20)].join(','),
    'bytes as numbers, spaced': [...bytes.subarray(0, 20)].join(', '),
    'bytes in hexadecimal': bytes.subarray(0, 20).toString('hex'),
    'bytes in hexadecimal, spaced': (bytes.subarray(0, 20).toString('hex').match(/../g) ?? []).join(' '),
    marker: 'PRIVATE KEY-----',
  };
  const compact = text.replace(/\s+/g, ' ');
  return Object.entries(forms)
    .filter(([, form]) => text.includes(form) || compact.includes(form))
    .map(([name]) => name);
}

function captured(print: (stream: PassThrough) => void): string {
  const stream = new PassThrough();
  print(stream);
  return String(stream.read() ?? '');
}

function nestLog(value: unknown, json: boolean): string {
  const written: string[] = [];
  const { stderr, stdout } = process;
  const writes = [stderr.write, stdout.write] as const;
  stderr.write = stdout.write = ((chunk: unknown) => {
    written.push(String(chunk));
    return true;
  }) as never;
  try {
    const logger = new ConsoleLogger({ json, colors: false, depth: 20 });
    for (const log of [() => logger.error(value), () => logger.error('message', value)]) {
      try {
        log();
      } catch (error) {
        // Nest 11 gives up on cycles in JSON mode; what it throws gets printed in turn.
        written.push(String(error));
      }
    }
  } finally {
    [stderr.write, stdout.write] = writes;
  }
  return written.join('\n');
}

function jsonSafe(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, cutCycles()) ?? 'null');
}

function cutCycles(): (key: string, value: unknown) => unknown {
  const seen = new WeakSet();
  return (_key, value) => {
    if (typeof value === 'bigint') return String(value);
    if (typeof value !== 'object' || value === null) return value;
    if (seen.has(value)) return '[seen]';
    seen.add(value);
    return value;
  };
}

/** Every own property, symbols and getters included, as a debugger or an error reporter would collect them. */
function walk(root: unknown): string {
  const seen = new Set<unknown>();
  const texts: string[] = [];
  const visit = (value: unknown, depth: number): void => {
    if (typeof value === 'string') texts.push(value);
    if (
      typeof value === 'function' ||
      typeof value !== 'object' ||
      value === null ||
      seen.has(value) ||
      depth > 30
    )
      return;
    seen.add(value);
    if (ArrayBuffer.isView(value)) {
      texts.push(Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('latin1'));
      return;
    }
    if (value instanceof Map || value instanceof Set)
      for (const each of value as Iterable<unknown>) visit(each, depth + 1);
    for (const key of Reflect.ownKeys(value)) {
      if (typeof key === 'string') texts.push(key);
      try {
        visit((value as Record<PropertyKey, unknown>)[key], depth + 1);
      } catch {
        // A getter that refuses shows nothing.
      }
    }
  };
  visit(root, 0);
  return texts.join('\n');
}
