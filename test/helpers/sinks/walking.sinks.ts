import type { Sinks } from './sink.interface.js';

/** What error reporters, tracers and debuggers collect by themselves. */
export const WALKING: Sinks = {
  'own properties, walked by hand': (value) => walk(value, (each) => Reflect.ownKeys(each)),
  'enumerable properties, inherited ones too': (value) =>
    walk(value, (each) => {
      const names: string[] = [];
      // The loop that is meant here takes inherited names.
      for (const name in each) names.push(name);
      return names;
    }),
  'properties of the prototypes too, getters called': (value) => walk(value, allKeys),
  'property names alone': (value) => walk(value, (each) => Reflect.ownKeys(each), false),
  'attributes of a span (dotted names, simple values)': (value) => attributes(value),
  'tags (first level, cut at 200 characters)': (value) =>
    Object.entries(Object(value) as object)
      .map(([name, each]) => `${name}:${typeof each === 'object' ? typeof each : String(each).slice(0, 200)}`)
      .join('\n'),
};

type Keys = (value: object) => Iterable<PropertyKey>;

function walk(root: unknown, keysOf: Keys, values = true): string {
  const seen = new Set<unknown>();
  const texts: string[] = [];
  const visit = (value: unknown, depth: number): void => {
    if (typeof value === 'string' && values) texts.push(value);
    if (typeof value !== 'object' || value === null || seen.has(value) || depth > 30) return;
    seen.add(value);
    if (ArrayBuffer.isView(value)) {
      texts.push(Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('latin1'));
      return;
    }
    if (value instanceof Map || value instanceof Set)
      for (const each of value as Iterable<unknown>) visit(each, depth + 1);
    for (const key of keysOf(value)) {
      texts.push(String(key));
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

function allKeys(value: object): Set<PropertyKey> {
  const keys = new Set<PropertyKey>();
  for (let each: object | null = value; each !== null; each = Object.getPrototypeOf(each))
    for (const key of Reflect.ownKeys(each)) keys.add(key);
  return keys;
}

/** As exporters flatten an object, to a depth of six. */
function attributes(root: unknown): string {
  const lines: string[] = [];
  const seen = new Set<unknown>();
  const visit = (path: string, value: unknown, depth: number): void => {
    if (typeof value !== 'object' || value === null) return void lines.push(`${path}=${String(value)}`);
    if (seen.has(value) || depth === 0) return;
    seen.add(value);
    for (const [name, each] of Object.entries(value)) visit(`${path}.${name}`, each, depth - 1);
  };
  visit('error', root, 6);
  return lines.join('\n');
}
