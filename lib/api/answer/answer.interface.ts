import type { Clock } from '../../foundation/clock.js';
import type { Hint } from '../../foundation/hint.interface.js';
import type { Failure } from './failure.interface.js';
import type { ErrorCodes } from './known-error-code.js';

/** What the reading of an answer depends on. @internal */
export interface AnswerContext {
  /** Money moves: only an error code that is known to mean "not done" is a refusal. */
  readonly isMoney: boolean;
  /** What the operation's own error codes mean. */
  readonly codes: ErrorCodes | undefined;
  /** Advice of the operation, by `errorCode`. */
  readonly hints: Readonly<Record<string, Hint>>;
  /** What we sent and no error may show. Asked for when there is an error: most answers are none. */
  readonly secrets: () => readonly string[];
  readonly clock: Clock;
}

/** An answer, read: the `success` part of the envelope, or what went wrong. @internal */
export type Answer = { readonly success: unknown } | Failure;
