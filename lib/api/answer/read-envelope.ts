import type { TransportResponse } from '../../transport/transport.interface.js';
import { type AnswerFailureDetails, answerFailure } from './answer-failure.js';
import type { Answer, AnswerContext } from './answer.interface.js';
import type { FieldError } from '../errors/field-error.interface.js';
import { isAmbiguous, TOO_MANY_REQUESTS } from './http-status.js';
import { knownErrorCode } from './known-error-code.js';

/** @internal */
export type JsonObject = Readonly<Record<string, unknown>>;

/** @internal */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Reads an answer with a `resultType`, which counts before the HTTP status: failures come with HTTP 200.
 *
 * @internal
 */
export function readEnvelope(
  resultType: string,
  envelope: JsonObject,
  response: TransportResponse,
  context: AnswerContext,
): Answer {
  if (resultType === 'SUCCESS') return { success: envelope['success'] ?? null };
  // Develop pages show two of the error's fields, older ones five; a bare word is seen in OAuth answers.
  const error: JsonObject = isJsonObject(envelope['error'])
    ? envelope['error']
    : { errorCode: envelope['error'] };
  const data: JsonObject = isJsonObject(error['data']) ? error['data'] : {};
  const errorCode = codeText(error['errorCode']);
  const fieldErrors = readFieldErrors(data['errorDetails']);
  const verdict: Verdict =
    resultType === 'FAIL'
      ? judgeFail(errorCode, fieldErrors.length > 0, response.status, context)
      : { code: 'AIT_API_NOT_COMPLETED', outcome: 'unknown' };
  return answerFailure(
    response,
    {
      ...verdict,
      resultType,
      errorCode,
      reason: typeof error['reason'] === 'string' ? error['reason'] : undefined,
      fieldErrors,
      retryAfterSeconds: data['retryAfterSeconds'],
    },
    context,
  );
}

type Verdict = Pick<AnswerFailureDetails, 'code' | 'outcome' | 'limited' | 'hint'>;

/** What a FAIL, or a bare OAuth error, means for the operation. @internal */
export function judgeFail(
  errorCode: string | undefined,
  hasFieldErrors: boolean,
  status: number,
  context: AnswerContext,
): Verdict {
  // The code is the word of the API itself; a status may come from anything on the way.
  const known = knownErrorCode(errorCode, context.codes);
  if (known) return known;
  // A code this version does not know: where money moves, "no" has to be proved.
  const isUnread = errorCode !== undefined && context.isMoney;
  if (status === TOO_MANY_REQUESTS && !isUnread)
    return { code: 'AIT_API_RATE_LIMITED', outcome: 'refused', limited: true };
  if (hasFieldErrors && !isAmbiguous(status))
    return { code: 'AIT_API_INVALID_PARAMETER', outcome: 'refused' };
  const unsure = isAmbiguous(status) || context.isMoney;
  return { code: 'AIT_API_FAILED', outcome: unsure ? 'unknown' : 'refused' };
}

/** Digits come as a string, and now and then as a number. @internal */
export function codeText(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function readFieldErrors(details: unknown): FieldError[] {
  if (!Array.isArray(details)) return [];
  return details.filter(isJsonObject).map(({ field, message }) => ({
    field: typeof field === 'string' ? field : '',
    message: typeof message === 'string' ? message : '',
  }));
}
