import type { Hint } from '../../foundation/hint.interface.js';
import type { Outcome } from '../../foundation/outcome.js';
import { repeatsForCertain } from '../../transport/fault/repeats-for-certain.js';
import type { TransportResponse } from '../../transport/transport.interface.js';
import type { AnswerContext } from './answer.interface.js';
import type { ApiCode } from '../errors/api-code.js';
import { API_TEXTS } from '../errors/api-message.js';
import { AppsInTossApiError } from '../errors/apps-in-toss-api.error.js';
import type { Failure } from './failure.interface.js';
import type { FieldError } from '../errors/field-error.interface.js';
import { redact } from './redact.js';
import { retryAfterMs } from './retry-after.js';

/** @internal */
export interface AnswerFailureDetails {
  readonly code: ApiCode;
  readonly outcome: Exclude<Outcome, 'not-sent'>;
  readonly limited?: boolean;
  /** Advice, where it differs from that of `code`. */
  readonly hint?: Hint;
  readonly resultType?: string | undefined;
  readonly errorCode?: string | undefined;
  readonly reason?: string | undefined;
  readonly fieldErrors?: readonly FieldError[];
  readonly retryAfterSeconds?: unknown;
}

/** A word the platform may have chosen, as against a sentence or a value that somebody put there. */
const WORD = /^[\w.-]{1,64}$/;

/** @internal */
export function answerFailure(
  response: TransportResponse,
  details: AnswerFailureDetails,
  context: AnswerContext,
): Failure {
  const secrets = context.secrets();
  const clean = (text: string | undefined): string | undefined =>
    text === undefined ? undefined : redact(text, secrets);
  const resultType = clean(details.resultType);
  const errorCode = clean(details.errorCode);
  const text = API_TEXTS[details.code];
  const figures = [
    `HTTP ${response.status}`,
    ...(resultType !== undefined && WORD.test(resultType) ? [`resultType ${resultType}`] : []),
    ...(errorCode !== undefined && WORD.test(errorCode) ? [`errorCode ${errorCode}`] : []),
  ];
  const error = new AppsInTossApiError({
    code: details.code,
    message: `${text.message} (${figures.join(', ')})`,
    hint: ownHint(context, errorCode) ?? details.hint ?? text.hint,
    outcome: details.outcome,
    httpStatus: response.status,
    resultType,
    errorCode,
    // Their words may name a person or repeat a value, so they stay in a field of their own, out of the message.
    reason: clean(details.reason),
    fieldErrors: (details.fieldErrors ?? []).map(({ field, message }) => ({
      field: redact(field, secrets),
      message: redact(message, secrets),
    })),
    retryAfterMs: retryAfterMs(response.headers, details.retryAfterSeconds, context.clock),
  });
  if (details.limited) return { kind: 'limited', error };
  const mayChange = details.outcome === 'unknown' && !repeatsForCertain(details.code);
  return { kind: mayChange ? 'unknown' : 'final', error };
}

function ownHint({ hints }: AnswerContext, errorCode: string | undefined) {
  return errorCode !== undefined && Object.hasOwn(hints, errorCode) ? hints[errorCode] : undefined;
}
