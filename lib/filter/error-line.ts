import { LogLine } from '../events/log-line.js';
import type { AppsInTossError } from '../foundation/apps-in-toss.error.js';
import type { AppsInTossErrorKind } from './http-answer.js';

/** What a field that the platform fills may hold; anything else in the place of a code may be a text. */
const CODE = /^[A-Za-z0-9_.-]{1,64}$/;

/**
 * An error as a line of the log: what became of the call, what to do, and the facts. The platform's own words
 * (`reason`) are left out, since they may name a person.
 *
 * @internal
 */
export function errorLine(kind: AppsInTossErrorKind, error: AppsInTossError): LogLine {
  const { operation, outcome, code, message, hint, attempts, errorCode, httpStatus, retryAfterMs } = error;
  const text = `${operation ?? 'call'}: ${outcome} [${code}] ${message}. ${hint.en} / ${hint.ko}`;
  return new LogLine('call.failed', text, {
    kind,
    operation,
    outcome,
    code,
    errorCode: errorCode !== undefined && CODE.test(errorCode) ? errorCode : undefined,
    httpStatus,
    retryAfterMs,
    attempts: attempts.length,
    // How each went: a rotation or a lost answer shows without a trace.
    attemptCodes: attempts.map((each) => each.code ?? each.outcome).join(' ') || undefined,
  });
}
