/**
 * The codes of what can go wrong with a source of certificates, or in the store that keeps them.
 *
 * @publicApi
 */
export type CertificateStoreCode =
  // The source
  | 'AIT_CERT_OPTION_INVALID'
  | 'AIT_CERT_DIRECTORY_EMPTY'
  | 'AIT_CERT_DIRECTORY_UNREADABLE'
  | 'AIT_CERT_HALF_PAIR'
  | 'AIT_CERT_SOURCE_FAILED'
  | 'AIT_CERT_SOURCE_INVALID'
  | 'AIT_CERT_SOURCE_TIMEOUT'
  | 'AIT_CERT_REVOKED_LIST_UNREADABLE'
  | 'AIT_CERT_REVOKED_LIST_INVALID'
  // The store
  | 'AIT_CERT_NONE_USABLE'
  | 'AIT_CERT_REVOKED'
  | 'AIT_CERT_FINGERPRINT_INVALID'
  | 'AIT_CERT_STORE_STOPPED'
  // A rotation
  | 'AIT_CERT_LOADED'
  | 'AIT_CERT_ACTIVATED'
  | 'AIT_CERT_RECOVERED'
  | 'AIT_CERT_CANARY_FAILED'
  | 'AIT_CERT_ROTATION_FAILED'
  | 'AIT_CERT_DRAIN_FAILED'
  // A notice
  | 'AIT_CERT_EXPIRING'
  | 'AIT_CERT_LEDGER_FAILED';
