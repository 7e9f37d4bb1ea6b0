import { badRequest, fail } from './answer.js';
import type { Answer, FieldError } from './answer.js';

/** Thrown by whoever finds that a request ends here, and how it is answered. @internal */
export class AnswerError extends Error {
  override readonly name = 'AnswerError';

  constructor(readonly answer: Answer) {
    super('The request was answered');
  }
}

/** A failure of the business: HTTP 200, `resultType: FAIL`. @internal */
export function refusal(errorCode: string, reason: string): AnswerError {
  return new AnswerError(fail(errorCode, reason));
}

/** HTTP 400 that names the fields which are wrong. @internal */
export function badFields(errorDetails: readonly FieldError[], reason?: string): AnswerError {
  return new AnswerError(badRequest(errorDetails, reason));
}
