import type { ErrorCodes, KnownErrorCode } from '../answer/known-error-code.js';

/**
 * Codes of Toss Pay, as it writes them. The documentation names three; the others are seen in the field. That each of
 * them means "not done" is no last word: after a refusal the status is read, since an earlier request may have done it.
 *
 * @internal
 */
export const PAY_CODES: ErrorCodes = new Map<string, KnownErrorCode>([
  ['PAYMENT_EXISTING_PAYMENT', { code: 'AIT_API_PAYMENT_EXISTS', outcome: 'refused' }],
  ['COMMON_INVALID_API_KEY', { code: 'AIT_API_MERCHANT_KEY', outcome: 'refused' }],
  ['COMMON_BREAK_TIME_OF_BANK', { code: 'AIT_API_BANK_MAINTENANCE', outcome: 'refused' }],
  ['EXECUTE_PAY_NOT_APPROVED', { code: 'AIT_API_PAYMENT_NOT_APPROVED', outcome: 'refused' }],
  ['PAUSE_USER', { code: 'AIT_API_PAYMENT_USER_PAUSED', outcome: 'refused' }],
  ['REFUND_EXCEED_DAILY', { code: 'AIT_API_REFUND_DAILY_LIMIT', outcome: 'refused' }],
]);
