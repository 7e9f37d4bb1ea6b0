/**
 * Stable codes of what can be wrong with a configuration, apart from its certificates.
 *
 * @publicApi
 */
export type ConfigCode =
  // Several things at once
  | 'AIT_CONFIG_INVALID'
  // Options
  | 'AIT_CONFIG_CERTIFICATE_MISSING'
  | 'AIT_CONFIG_DECRYPTION_AAD'
  | 'AIT_CONFIG_DECRYPTION_KEY'
  | 'AIT_CONFIG_INVALID_OPTION'
  | 'AIT_CONFIG_MISPLACED_OPTION'
  | 'AIT_CONFIG_UNKNOWN_OPTION'
  // Handlers of events
  | 'AIT_CONFIG_EVENT_HANDLER'
  | 'AIT_CONFIG_EVENT_NAME'
  | 'AIT_CONFIG_EVENT_TYPE'
  // Calls that Toss makes
  | 'AIT_CONFIG_CALLBACK_HANDLER'
  | 'AIT_CONFIG_CALLBACK_UNHANDLED'
  | 'AIT_CONFIG_CALLBACK_UNREACHABLE';
