import { HOSTS } from '../hosts.js';

/*
 * Environment variables by purpose. The first of each list is our own; after it come those that public backends use
 * today, the most used first. Each says whose it is: what another system of the same process may be configured by
 * (`CLIENT_CERT_PATH`, `AAD_STRING`) is not among them, see `GENERIC_NAMES`.
 */

/** Certificate and key, in pairs. Path, PEM or base64 is recognised from the value, not from the name. @internal */
export const CERTIFICATE_NAMES: ReadonlyArray<readonly [cert: string, key: string]> = [
  ['APPS_IN_TOSS_CERT', 'APPS_IN_TOSS_KEY'],
  ['TOSS_MTLS_CERT_PATH', 'TOSS_MTLS_KEY_PATH'],
  ['APPS_IN_TOSS_MTLS_CERT_PATH', 'APPS_IN_TOSS_MTLS_KEY_PATH'],
  ['TOSS_CERT_PATH', 'TOSS_KEY_PATH'],
  ['TOSS_CLIENT_CERT_PATH', 'TOSS_CLIENT_KEY_PATH'],
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
  ['TOSS_CERT_BASE64', 'TOSS_KEY_BASE64'],
];

/** @internal */
export const PASSPHRASE_NAMES = ['APPS_IN_TOSS_KEY_PASSPHRASE'];
/** @internal */
export const DIRECTORY_NAMES = ['APPS_IN_TOSS_CERT_DIR'];
/** @internal */
export const API_BASE_URL_NAMES: readonly string[] = HOSTS.api.variables;
/** @internal */
export const PAY_BASE_URL_NAMES: readonly string[] = HOSTS.pay.variables;
/** @internal */
export const CA_NAMES = ['APPS_IN_TOSS_CA'];
/** @internal */
export const DECRYPTION_KEY_NAMES = [
  'APPS_IN_TOSS_DECRYPTION_KEY',
  'TOSS_DECRYPT_KEY',
  'TOSS_DECRYPTION_KEY',
];
/** @internal */
export const AAD_NAMES = [
  'APPS_IN_TOSS_DECRYPTION_AAD',
  'TOSS_DECRYPT_AAD',
  'TOSS_DECRYPTION_AAD',
  'TOSS_AAD',
];
