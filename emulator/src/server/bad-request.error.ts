import { badRequest } from './answer.js';
import type { Answer, FieldError } from './answer.js';

/** Thrown by whoever reads a request; becomes HTTP 400. @internal */
export class BadRequestError extends Error {
  override readonly name = 'BadRequestError';
  readonly answer: Answer;

  constructor(errorDetails: readonly FieldError[], reason?: string) {
    super('The request is not usable');
    this.answer = badRequest(errorDetails, reason);
  }
}
