/**
 * Environment variables by purpose, the first that is set wins. After our own names come those that public backends
 * use today, the most used first.
 */

/** Certificate and key, in pairs. Path, PEM or base64 is recognised from the value, not from the name. @internal */
export const CERTIFICATE_NAMES: ReadonlyArray<readonly [cert: string, key: string]> = [
  ['APPS_IN_TOSS_CERT', 'APPS_IN_TOSS_KEY'],
  ['TOSS_MTLS_CERT_PATH', 'TOSS_MTLS_KEY_PATH'],
  ['APPS_IN_TOSS_MTLS_CERT_PATH', 'APPS_IN_TOSS_MTLS_KEY_PATH'],
  ['TOSS_CERT_PATH', 'TOSS_KEY_PATH'],
  ['TOSS_CLIENT_CERT_PATH', 'TOSS_CLIENT_KEY_PATH'],
  ['CLIENT_CERT_PATH', 'CLIENT_KEY_PATH'],
  ['APPS_IN_TOSS_CERT_PATH', 'APPS_IN_TOSS_KEY_PATH'],
  ['AIT_MTLS_CERT_PATH', 'AIT_MTLS_KEY_PATH'],
  ['TOSS_MTLS_CERT', 'TOSS_MTLS_KEY'],
  ['TOSS_CLIENT_CERT', 'TOSS_CLIENT_KEY'],
  ['APPS_IN_TOSS_MTLS_CERT', 'APPS_IN_TOSS_MTLS_KEY'],
  ['TOSS_MTLS_CERT_PEM', 'TOSS_MTLS_KEY_PEM'],
  ['TOSS_CERT', 'TOSS_KEY'],
  ['TOSS_CLIENT_CERT_BASE64', 'TOSS_CLIENT_KEY_BASE64'],
  ['TOSS_MTLS_CERT_BASE64', 'TOSS_MTLS_KEY_BASE64'],
  ['TOSS_MTLS_CERT_B64', 'TOSS_MTLS_KEY_B64'],
  ['MTLS_CERT_BASE64', 'MTLS_KEY_BASE64'],
  ['TOSS_CERT_BASE64', 'TOSS_KEY_BASE64'],
];

/** @internal */
export const PASSPHRASE_NAMES = ['APPS_IN_TOSS_KEY_PASSPHRASE'];
/** @internal */
export const DIRECTORY_NAMES = ['APPS_IN_TOSS_CERT_DIR'];
/** @internal */
export const API_BASE_URL_NAMES = ['APPS_IN_TOSS_API_BASE_URL', 'TOSS_API_BASE_URL'];
/** @internal */
export const PAY_BASE_URL_NAMES = ['APPS_IN_TOSS_PAY_BASE_URL', 'TOSS_PAY_BASE_URL'];
/** @internal */
export const CA_NAMES = ['APPS_IN_TOSS_CA'];
/** @internal */
export const DECRYPTION_KEY_NAMES = [
  'APPS_IN_TOSS_DECRYPTION_KEY',
  'TOSS_DECRYPT_KEY',
  'TOSS_DECRYPTION_KEY',
  'DECRYPTION_KEY_BASE64',
];
/** @internal */
export const AAD_NAMES = [
  'APPS_IN_TOSS_DECRYPTION_AAD',
  'TOSS_DECRYPT_AAD',
  'TOSS_DECRYPTION_AAD',
  'TOSS_AAD',
  'AAD_STRING',
];
