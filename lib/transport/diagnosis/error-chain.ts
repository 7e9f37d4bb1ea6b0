import { isNativeError } from 'node:util/types';
import { fieldsOf } from './axios-evidence.js';

const DEPTH = 8;
const WIDTH = 8;

/**
 * An error and what stands behind it, outermost first: its causes, and what an `AggregateError` gathered. Bounded,
 * because causes may run in a circle.
 *
 * @internal
 */
export function errorChain(error: unknown): readonly unknown[] {
  const chain = new Set<unknown>();
  let layer: unknown[] = [error];
  for (let depth = 0; depth < DEPTH && layer.length > 0; depth += 1) {
    for (const each of layer) chain.add(each);
    layer = layer.flatMap(behind).filter((each) => isErrorLike(each) && !chain.has(each));
  }
  return [...chain];
}

/** Not `instanceof`: an error of another realm (a vm, a test runner) is an error too, and so is a copy of one. @internal */
export function isErrorLike(value: unknown): value is Error {
  return isNativeError(value) || typeof fieldsOf(value)['message'] === 'string';
}

function behind(error: unknown): unknown[] {
  const { cause, errors } = fieldsOf(error);
  return [cause, ...(Array.isArray(errors) ? errors.slice(0, WIDTH) : [])];
}
