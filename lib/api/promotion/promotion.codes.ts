import type { ErrorCodes, KnownErrorCode } from '../answer/known-error-code.js';

/** Codes of promotions, as the platform writes them. @internal */
export const PROMOTION_CODES: ErrorCodes = new Map<string, KnownErrorCode>([
  ['4100', { code: 'AIT_API_PROMOTION_NOT_FOUND', outcome: 'refused' }],
  ['4104', { code: 'AIT_API_PROMOTION_STOPPED', outcome: 'refused' }],
  ['4105', { code: 'AIT_API_PROMOTION_ENDED', outcome: 'refused' }],
  ['4108', { code: 'AIT_API_PROMOTION_NOT_APPROVED', outcome: 'refused' }],
  ['4109', { code: 'AIT_API_PROMOTION_NOT_RUNNING', outcome: 'refused' }],
  // "Cannot grant or retract, internal": the platform itself asks to look before granting again.
  ['4110', { code: 'AIT_API_PROMOTION_INTERNAL', outcome: 'unknown' }],
  ['4111', { code: 'AIT_API_PROMOTION_NO_RECORD', outcome: 'refused' }],
  ['4112', { code: 'AIT_API_PROMOTION_MONEY_SHORT', outcome: 'refused' }],
  ['4113', { code: 'AIT_API_PROMOTION_KEY_USED', outcome: 'refused' }],
  ['4114', { code: 'AIT_API_PROMOTION_AMOUNT_TOO_LARGE', outcome: 'refused' }],
  ['4116', { code: 'AIT_API_PROMOTION_BUDGET_EXCEEDED', outcome: 'refused' }],
]);
