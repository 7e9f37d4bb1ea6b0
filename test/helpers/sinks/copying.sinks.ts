import axios from 'axios';
import { stringify } from 'node:querystring';
import { inspect } from 'node:util';
import { isNativeError } from 'node:util/types';
import { deserialize, serialize } from 'node:v8';
import { MessageChannel, receiveMessageOnPort } from 'node:worker_threads';
import { orReason, safeJson } from './captured.js';
import type { Sinks } from './sink.interface.js';

/** Copies that leave the process or the thread. */
export const COPYING: Sinks = {
  'JSON.stringify': (value) => orReason(() => JSON.stringify(value)),
  'JSON.stringify, cycles cut': (value) => safeJson(value),
  'JSON.stringify, indented': (value) => safeJson({ value }, 2),
  'JSON.stringify, own property names': (value) =>
    orReason(() => JSON.stringify(value, Object.getOwnPropertyNames(Object(value)))),
  'JSON.stringify, of a spread copy': (value) => safeJson({ ...(value as object) }),
  'JSON.stringify, errors opened': (value) => orReason(() => JSON.stringify(value, opened())),
  'JSON.stringify, maps and sets opened': (value) => orReason(() => JSON.stringify(value, collections())),
  structuredClone: (value) => orReason(() => inspect(structuredClone(value), { depth: Infinity })),
  'structuredClone, of a spread copy': (value) =>
    Object.entries(Object(value) as object)
      .map(
        ([name, each]) => `${name}: ${orReason(() => inspect(structuredClone(each), { depth: Infinity }))}`,
      )
      .join('\n'),
  'v8.serialize': (value) => orReason(() => serialize(value).toString('latin1')),
  'v8.deserialize': (value) => orReason(() => inspect(deserialize(serialize(value)), { depth: Infinity })),
  'postMessage to another thread': (value) => orReason(() => posted(value)),
  'query string': (value) => orReason(() => stringify(value as never)),
  URLSearchParams: (value) => orReason(() => new URLSearchParams(value as never)),
  'form data of axios': (value) =>
    orReason(() =>
      [...(axios.toFormData({ value } as object, new FormData() as never) as unknown as FormData)]
        .map(([name, each]) => `${name}=${String(each)}`)
        .join('\n'),
    ),
};

function posted(value: unknown): string {
  const { port1, port2 } = new MessageChannel();
  try {
    port1.postMessage(value);
    return inspect(receiveMessageOnPort(port2)?.message, { depth: Infinity });
  } finally {
    port1.close();
  }
}

/** The replacer that people copy from one another, because JSON of an error is `{}`. */
function opened(): Replacer {
  return withoutCycles((value) =>
    isNativeError(value)
      ? Object.fromEntries(Object.getOwnPropertyNames(value).map((name) => [name, (value as never)[name]]))
      : value,
  );
}

function collections(): Replacer {
  return withoutCycles((value) =>
    value instanceof Map || value instanceof Set ? [...(value as Iterable<unknown>)] : value,
  );
}

type Replacer = (key: string, value: unknown) => unknown;

function withoutCycles(change: (value: object) => unknown): Replacer {
  const seen = new WeakSet();
  return (_key, value) => {
    if (typeof value === 'bigint') return String(value);
    if (typeof value !== 'object' || value === null) return value;
    if (seen.has(value)) return '[seen]';
    seen.add(value);
    return change(value);
  };
}
