import type { AppsInTossError } from './apps-in-toss.error.js';
import type { Attempt } from './attempt.interface.js';
import type { Outcome } from './outcome.js';

/** What is known about an error only once the attempt, or the call, is over. @internal */
export interface ErrorContext {
  readonly operation?: string;
  readonly attempts?: readonly Attempt[];
  readonly outcome?: Outcome;
  readonly retryable?: boolean;
  readonly httpStatus?: number;
  readonly resultType?: string;
}

/**
 * The same error, as this call met it. A copy, because the floor below may hand out one error to many calls (why no
 * certificate is usable, say). It is of the same class, without running that class's constructor, and keeps the stack.
 *
 * @internal
 */
export function inContext<E extends AppsInTossError>(error: E, context: ErrorContext): E {
  const copy = withoutTrace(() => Reflect.construct(Error, [error.message], error.constructor) as E);
  for (const name of Reflect.ownKeys(error)) {
    const property = name === 'stack' ? stackOf(error) : Object.getOwnPropertyDescriptor(error, name);
    if (property) Object.defineProperty(copy, name, property);
  }
  return Object.assign(copy, context);
}

/** Read when somebody prints it: a thousand requests that fail at once would spend their time on writing stacks. */
function stackOf(error: Error): PropertyDescriptor {
  return {
    get: () => error.stack,
    set(this: Error, value: unknown) {
      Object.defineProperty(this, 'stack', { value, configurable: true, writable: true });
    },
    configurable: true,
  };
}

/** A stack of the copy's own is of no use. */
function withoutTrace<T>(make: () => T): T {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    return make();
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}
