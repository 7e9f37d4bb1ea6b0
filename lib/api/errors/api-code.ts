/**
 * Stable codes of what can go wrong between this package and the API of Apps in Toss, once a connection stands.
 * Codes of the connection itself are `TransportCode`.
 *
 * @publicApi
 */
export type ApiCode =
  // The API said no.
  | 'AIT_API_ANONYMOUS_CODE_INVALID'
  | 'AIT_API_AUTH_INFO_NOT_FOUND'
  | 'AIT_API_AUTHORIZATION_CODE_MAYBE_SPENT'
  | 'AIT_API_FAILED'
  | 'AIT_API_INVALID_GRANT'
  | 'AIT_API_INVALID_PARAMETER'
  | 'AIT_API_LOGIN_NOT_SET_UP'
  | 'AIT_API_PROFILE_LIMIT_REACHED'
  | 'AIT_API_RATE_LIMITED'
  | 'AIT_API_REFRESH_TOKEN_MAYBE_SPENT'
  | 'AIT_API_USER_KEY_NOT_FOUND'
  | 'AIT_API_USER_NOT_FOUND'
  // The API, or something in front of it, did not give a usable answer.
  | 'AIT_API_DECRYPTION_FAILED'
  | 'AIT_API_GATEWAY_HTML'
  | 'AIT_API_HTTP_STATUS'
  | 'AIT_API_NOT_COMPLETED'
  | 'AIT_API_REDIRECTED'
  | 'AIT_API_RESPONSE_EMPTY'
  | 'AIT_API_RESPONSE_UNEXPECTED'
  | 'AIT_API_RESPONSE_UNREADABLE'
  | 'AIT_API_SERVER_ERROR'
  // Nothing tells whether it was done.
  | 'AIT_API_NOTHING_TO_RECONCILE'
  | 'AIT_API_OUTCOME_UNKNOWN'
  // This process did not send the call, or stopped waiting for it.
  | 'AIT_ABORTED'
  | 'AIT_API_ARGUMENT'
  | 'AIT_API_HEADER_REFUSED'
  | 'AIT_API_IDENTITY'
  | 'AIT_API_PATH_REFUSED'
  | 'AIT_DEADLINE';
