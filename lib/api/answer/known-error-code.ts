import type { Outcome } from '../../foundation/outcome.js';
import type { Hint } from '../../foundation/hint.interface.js';
import type { ApiCode } from '../errors/api-code.js';

/** What an `errorCode` of the platform means. @internal */
export interface KnownErrorCode {
  readonly code: ApiCode;
  /** `refused` when the code says that nothing was done; `unknown` when the server cannot tell either. */
  readonly outcome: Exclude<Outcome, 'not-sent'>;
  /** A rate limit: the same call may go out again after a while. */
  readonly limited?: true;
  /** Advice, where it differs from that of `code`. */
  readonly hint?: Hint;
}

/** Error codes by `errorCode`, as one group declares them beside its operations. @internal */
export type ErrorCodes = ReadonlyMap<string, KnownErrorCode>;

/** The codes that all groups share, as the platform writes them. A code that a group declares stands before them. */
const SHARED_CODES: ErrorCodes = new Map<string, KnownErrorCode>([
  ['INVALID_PARAMETER', { code: 'AIT_API_INVALID_PARAMETER', outcome: 'refused' }],
  ['INTERNAL_ERROR', { code: 'AIT_API_SERVER_ERROR', outcome: 'unknown' }],
  // Seen both for a bad anonymous key and for faults that had nothing to do with it; only "not done" is sure.
  ['4010', { code: 'AIT_API_AUTH_INFO_NOT_FOUND', outcome: 'refused' }],
  ['4011', { code: 'AIT_API_ANONYMOUS_CODE_INVALID', outcome: 'refused' }],
  ['4095', { code: 'AIT_API_RATE_LIMITED', outcome: 'refused', limited: true }],
  // "Cannot grant or retract, internal": the platform itself asks to look before granting again.
  ['4110', { code: 'AIT_API_SERVER_ERROR', outcome: 'unknown' }],
  ['invalid_grant', { code: 'AIT_API_INVALID_GRANT', outcome: 'refused' }],
  ['server_error', { code: 'AIT_API_SERVER_ERROR', outcome: 'unknown' }],
  ['temporarily_unavailable', { code: 'AIT_API_SERVER_ERROR', outcome: 'unknown' }],
]);

/** What an `errorCode` means for an operation; undefined when nobody declared it. @internal */
export function knownErrorCode(
  errorCode: string | undefined,
  codes: ErrorCodes | undefined,
): KnownErrorCode | undefined {
  if (errorCode === undefined) return undefined;
  return codes?.get(errorCode) ?? SHARED_CODES.get(errorCode);
}
