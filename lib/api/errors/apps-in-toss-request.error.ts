import { AppsInTossError, registerError } from '../../foundation/apps-in-toss.error.js';
import type { Hint } from '../../foundation/hint.interface.js';
import type { Outcome } from '../../foundation/outcome.js';
import type { ApiCode } from './api-code.js';
import { API_TEXTS } from './api-message.js';
import type { FieldError } from './field-error.interface.js';

/** @internal */
export interface AppsInTossRequestErrorDetails {
  readonly code: ApiCode;
  /** What exactly is wrong, when the text of the code is not enough. Never a value. */
  readonly message?: string;
  readonly hint?: Hint;
  readonly outcome?: Outcome;
  readonly operation?: string | undefined;
  readonly retryAfterMs?: number | undefined;
  readonly fieldErrors?: readonly FieldError[];
  readonly retryable?: boolean;
  readonly cause?: unknown;
}

/**
 * The call was not made, because of what it was given: an argument, a path or a header that is not usable.
 * Nothing was sent.
 *
 * @publicApi
 */
export class AppsInTossRequestError extends AppsInTossError {
  declare readonly code: ApiCode;
  /** Every field that is not usable, where a request is checked as a whole. */
  readonly fieldErrors: readonly FieldError[];

  /** @internal */
  constructor(details: AppsInTossRequestErrorDetails) {
    const text = API_TEXTS[details.code];
    super({
      ...details,
      message: details.message ?? text.message,
      hint: details.hint ?? text.hint,
      outcome: details.outcome ?? 'not-sent',
    });
    this.fieldErrors = details.fieldErrors ?? [];
  }

  override toJSON(): Record<string, unknown> {
    return { ...super.toJSON(), fieldErrors: this.fieldErrors };
  }
}
registerError(AppsInTossRequestError, 'AppsInTossRequestError');
