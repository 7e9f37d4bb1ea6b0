import type { ErrorCodes } from '../answer/known-error-code.js';

/** What the error codes of Toss Login mean, beside those that all groups share. @internal */
export const LOGIN_CODES: ErrorCodes = new Map([
  ['4050', { code: 'AIT_API_LOGIN_NOT_SET_UP', outcome: 'refused' }],
  ['USER_KEY_NOT_FOUND', { code: 'AIT_API_USER_KEY_NOT_FOUND', outcome: 'refused' }],
  ['USER_NOT_FOUND', { code: 'AIT_API_USER_NOT_FOUND', outcome: 'refused' }],
  [
    'BAD_REQUEST_RETRIEVE_CERT_RESULT_EXCEEDED_LIMIT',
    { code: 'AIT_API_PROFILE_LIMIT_REACHED', outcome: 'refused' },
  ],
]);
