import type { Outcome } from '../../foundation/outcome.js';
import type { ApiCode } from '../errors/api-code.js';

/** What an `errorCode` of the platform means. @internal */
export interface KnownErrorCode {
  readonly code: ApiCode;
  /** `refused` when the code says that nothing was done; `unknown` when the server cannot tell either. */
  readonly outcome: Exclude<Outcome, 'not-sent'>;
  /** A rate limit: the same call may go out again after a while. */
  readonly limited?: true;
}

/**
 * The codes that all operations share, and those of Toss Login, as the platform writes them.
 *
 * @internal
 */
export const KNOWN_ERROR_CODES: ReadonlyMap<string, KnownErrorCode> = new Map<string, KnownErrorCode>([
  ['INVALID_PARAMETER', { code: 'AIT_API_INVALID_PARAMETER', outcome: 'refused' }],
  ['INTERNAL_ERROR', { code: 'AIT_API_SERVER_ERROR', outcome: 'unknown' }],
  // Seen both for a bad anonymous key and for faults that had nothing to do with it; only "not done" is sure.
  ['4010', { code: 'AIT_API_AUTH_INFO_NOT_FOUND', outcome: 'refused' }],
  ['4011', { code: 'AIT_API_ANONYMOUS_CODE_INVALID', outcome: 'refused' }],
  ['4050', { code: 'AIT_API_LOGIN_NOT_SET_UP', outcome: 'refused' }],
  ['4095', { code: 'AIT_API_RATE_LIMITED', outcome: 'refused', limited: true }],
  // "Cannot grant or retract, internal": the platform itself asks to look before granting again.
  ['4110', { code: 'AIT_API_SERVER_ERROR', outcome: 'unknown' }],
  ['invalid_grant', { code: 'AIT_API_INVALID_GRANT', outcome: 'refused' }],
  ['server_error', { code: 'AIT_API_SERVER_ERROR', outcome: 'unknown' }],
  ['temporarily_unavailable', { code: 'AIT_API_SERVER_ERROR', outcome: 'unknown' }],
  ['USER_KEY_NOT_FOUND', { code: 'AIT_API_USER_KEY_NOT_FOUND', outcome: 'refused' }],
  ['USER_NOT_FOUND', { code: 'AIT_API_USER_NOT_FOUND', outcome: 'refused' }],
  [
    'BAD_REQUEST_RETRIEVE_CERT_RESULT_EXCEEDED_LIMIT',
    { code: 'AIT_API_PROFILE_LIMIT_REACHED', outcome: 'refused' },
  ],
]);
