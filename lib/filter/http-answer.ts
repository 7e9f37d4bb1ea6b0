import { HttpStatus } from '@nestjs/common';
import { AppsInTossConfigError } from '../foundation/apps-in-toss-config.error.js';
import type { AppsInTossError } from '../foundation/apps-in-toss.error.js';
import { AppsInTossCertificateError } from '../certificate/faults/certificate.error.js';
import { AppsInTossRequestError } from '../api/errors/apps-in-toss-request.error.js';
import { OutcomeUnknownError } from '../api/errors/outcome-unknown.error.js';

/**
 * What the person at the other end can do about an error.
 *
 * - `bad-request`: mend what was sent.
 * - `log-in-again`: get a new code or token.
 * - `refused`: nothing; the platform said no, and nothing was done.
 * - `pending`: wait; it may have been done. Never told as a failure.
 * - `try-later`: the same again; nothing was done, or it only read.
 * - `operator`: nothing; whoever runs the app has to mend it.
 *
 * @publicApi
 */
export type AppsInTossErrorKind =
  'bad-request' | 'log-in-again' | 'refused' | 'pending' | 'try-later' | 'operator';

/** Only the user can mend these, and only so. Nothing else may log anybody out. */
const LOG_IN_AGAIN: ReadonlySet<string> = new Set([
  'AIT_API_ANONYMOUS_CODE_INVALID',
  'AIT_API_ANONYMOUS_CODE_MAYBE_SPENT',
  'AIT_API_AUTHORIZATION_CODE_MAYBE_SPENT',
  'AIT_API_INVALID_GRANT',
  'AIT_API_REFRESH_TOKEN_MAYBE_SPENT',
  'AIT_API_USER_KEY_NOT_FOUND',
  'AIT_API_USER_NOT_FOUND',
]);

/** The platform refuses everybody until somebody mends a setting; `4010` may mean that as well. */
const OPERATOR: ReadonlySet<string> = new Set([
  'AIT_API_AUTH_INFO_NOT_FOUND',
  'AIT_API_DECRYPTION_FAILED',
  'AIT_API_HEADER_REFUSED',
  'AIT_API_JOURNAL_FAILED',
  'AIT_API_JOURNAL_MISSING',
  'AIT_API_JOURNAL_NO_TRANSACTION',
  'AIT_API_LOGIN_NOT_SET_UP',
  'AIT_API_MERCHANT_KEY',
  'AIT_API_NOTHING_TO_RECONCILE',
  'AIT_API_PATH_REFUSED',
  'AIT_API_PROMOTION_AMOUNT_TOO_LARGE',
  'AIT_API_PROMOTION_BUDGET_EXCEEDED',
  'AIT_API_PROMOTION_MONEY_SHORT',
  'AIT_API_PROMOTION_NOT_APPROVED',
  'AIT_API_PROMOTION_NOT_FOUND',
  'AIT_API_TEMPLATE_NOT_APPROVED',
  'AIT_API_WORKSPACE_NOT_PERMITTED',
  'AIT_HOST_NOT_ALLOWED',
]);

/** Points that may be on their way. */
const PENDING: ReadonlySet<string> = new Set(['AIT_API_GRANT_UNDECIDED']);

/** Not to be repeated as it is, whatever its outcome says. */
const REFUSED: ReadonlySet<string> = new Set(['AIT_API_GRANT_MISMATCH', 'AIT_API_ORDER_NO_MAYBE_USED']);

/** @internal */
export function errorKind(error: AppsInTossError): AppsInTossErrorKind {
  const { code, outcome } = error;
  if (LOG_IN_AGAIN.has(code)) return 'log-in-again';
  // What went wrong with a call that may have been carried out counts less than that.
  if (error instanceof OutcomeUnknownError || PENDING.has(code)) return 'pending';
  if (code === 'AIT_API_JOURNAL_FAILED' && outcome === 'unknown') return 'pending';
  if (REFUSED.has(code)) return 'refused';
  if (error instanceof AppsInTossConfigError || error instanceof AppsInTossCertificateError)
    return 'operator';
  if (OPERATOR.has(code) || /^AIT_(CERT|JOURNAL)_/.test(code)) return 'operator';
  if (error instanceof AppsInTossRequestError || code === 'AIT_API_INVALID_PARAMETER') return 'bad-request';
  // Of a read: nothing was changed. `refused` and yet retryable: a rate limit.
  if (outcome !== 'refused' || error.retryable) return 'try-later';
  return 'refused';
}

/** @internal */
export const HTTP_STATUSES: Readonly<Record<AppsInTossErrorKind, HttpStatus>> = {
  'bad-request': HttpStatus.BAD_REQUEST,
  'log-in-again': HttpStatus.UNAUTHORIZED,
  refused: HttpStatus.CONFLICT,
  pending: HttpStatus.ACCEPTED,
  'try-later': HttpStatus.SERVICE_UNAVAILABLE,
  operator: HttpStatus.INTERNAL_SERVER_ERROR,
};

/** What a person reads. @internal */
export const PERSON_TEXTS: Readonly<Record<AppsInTossErrorKind, string>> = {
  'bad-request': '요청을 처리할 수 없어요. 보낸 값을 확인해 주세요.',
  'log-in-again': '로그인이 만료됐어요. 다시 로그인해 주세요.',
  refused: '요청을 처리할 수 없어요.',
  pending: '확인 중이에요. 잠시 뒤에 결과를 확인해 주세요.',
  'try-later': '지금은 연결할 수 없어요. 잠시 뒤에 다시 시도해 주세요.',
  operator: '지금은 이용할 수 없어요. 잠시 뒤에 다시 시도해 주세요.',
};
