import type { Clock } from '../../foundation/clock.js';
import type { Hint } from '../../foundation/hint.interface.js';
import type { Failure } from './failure.interface.js';
import type { OperationClass } from '../call/operation-class.js';

/** What the reading of an answer depends on. @internal */
export interface AnswerContext {
  readonly class: OperationClass;
  readonly hints: Readonly<Record<string, Hint>>;
  readonly secrets: readonly string[];
  readonly clock: Clock;
}

/** An answer, read: the `success` part of the envelope, or what went wrong. @internal */
export type Answer = { readonly success: unknown } | Failure;
