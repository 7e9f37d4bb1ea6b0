import { isNativeError } from 'node:util/types';
import type { Suspects } from './tried.js';

/**
 * One of each kind: of errors of one class with the same fields and the same kind of cause, and of plain data with the
 * same structure, only the first stays. A sink that takes milliseconds a value need not see the other texts; those go
 * through all the others.
 */
export function oneOfEachShape(suspects: Suspects): Suspects {
  const seen = new Set<string>();
  return Object.fromEntries(
    Object.entries(suspects).filter(([name, value]) => {
      const shape = shapeOf(value) ?? name;
      if (seen.has(shape)) return false;
      seen.add(shape);
      return true;
    }),
  );
}

function shapeOf(value: unknown): string | undefined {
  if (isNativeError(value)) {
    const own = `${value.name}(${Object.getOwnPropertyNames(value).sort().join()})`;
    return value.cause === undefined ? own : `${own} < ${shapeOf(value.cause)}`;
  }
  if (Array.isArray(value)) return [...new Set(value.map(shapeOf))].join(' + ') || undefined;
  const isPlain =
    typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
  return isPlain ? `{${Object.keys(value).sort().join()}}` : undefined;
}
