import {
  AppsInTossError,
  type AppsInTossErrorDetails,
  registerError,
} from '../../foundation/apps-in-toss.error.js';
import type { ApiCode } from './api-code.js';
import type { FieldError } from './field-error.interface.js';

/** @internal */
export interface AppsInTossApiErrorDetails extends AppsInTossErrorDetails {
  readonly code: ApiCode;
  readonly fieldErrors?: readonly FieldError[] | undefined;
}

/**
 * An answer arrived, and it is not a success. `outcome` is `refused` when the API said no without acting, and
 * `unknown` when the answer does not tell; an operation with effects throws {@link OutcomeUnknownError} instead then,
 * except where the answer settles what to do next. Bodies are never part of it.
 *
 * @publicApi
 */
export class AppsInTossApiError extends AppsInTossError {
  declare readonly code: ApiCode;
  /** The fields the API did not accept, when it named any. */
  readonly fieldErrors: readonly FieldError[];

  /** @internal */
  constructor(details: AppsInTossApiErrorDetails) {
    super(details);
    this.fieldErrors = details.fieldErrors ?? [];
  }

  override toJSON(): Record<string, unknown> {
    return { ...super.toJSON(), fieldErrors: this.fieldErrors };
  }
}
registerError(AppsInTossApiError, 'AppsInTossApiError');
