import type { AppsInTossError } from './apps-in-toss.error.js';
import type { Attempt } from './attempt.interface.js';

/** What is known about an error only once the attempt, or the call, is over. @internal */
export interface ErrorContext {
  readonly operation?: string;
  readonly attempts?: readonly Attempt[];
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
  const copy = Reflect.construct(Error, [error.message], error.constructor) as E;
  Object.defineProperties(copy, Object.getOwnPropertyDescriptors(error));
  return Object.assign(copy, context);
}
