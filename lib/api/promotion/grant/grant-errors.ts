import type { AppsInTossErrorDetails } from '../../../foundation/apps-in-toss.error.js';
import type { ApiCode } from '../../errors/api-code.js';
import { API_TEXTS } from '../../errors/api-message.js';
import { AppsInTossApiError } from '../../errors/apps-in-toss-api.error.js';
import { AppsInTossRequestError } from '../../errors/apps-in-toss-request.error.js';

/** Nothing was paid. @internal */
export function grantFailed(operation: string): AppsInTossApiError {
  const code = 'AIT_API_GRANT_FAILED';
  return new AppsInTossApiError({ ...API_TEXTS[code], code, outcome: 'refused', operation });
}

/** Only a person can tell. @internal */
export function grantUndecided(operation: string): AppsInTossApiError {
  const code = 'AIT_API_GRANT_UNDECIDED';
  return new AppsInTossApiError({ ...API_TEXTS[code], code, outcome: 'unknown', operation });
}

/** @internal */
export function grantRefused(
  code: ApiCode,
  operation: string,
  details: Pick<AppsInTossErrorDetails, 'retryAfterMs'> = {},
): AppsInTossRequestError {
  return new AppsInTossRequestError({ code, operation, retryAfterMs: details.retryAfterMs });
}

/** The store behind the journal failed. @internal */
export function journalFailed(cause: unknown, operation: string, hasSent: boolean): AppsInTossRequestError {
  return new AppsInTossRequestError({
    code: 'AIT_API_JOURNAL_FAILED',
    operation,
    outcome: hasSent ? 'unknown' : 'not-sent',
    cause,
  });
}
