import type { CertificateStoreCode } from './certificate-store-code.js';

/**
 * The codes of everything that can be wrong with a certificate, its key, or the files they are in.
 *
 * @publicApi
 */
export type CertificateErrorCode =
  // What was handed in
  | 'AIT_CERT_MISSING'
  | 'AIT_CERT_KEY_MISSING'
  | 'AIT_CERT_WRONG_TYPE'
  | 'AIT_CERT_EMPTY'
  | 'AIT_CERT_FILE_NOT_FOUND'
  | 'AIT_CERT_FILE_UNREADABLE'
  | 'AIT_CERT_IS_PATH'
  | 'AIT_CERT_NOT_PEM'
  | 'AIT_CERT_DER'
  | 'AIT_CERT_PKCS12'
  | 'AIT_CERT_TRUNCATED'
  | 'AIT_CERT_MALFORMED'
  | 'AIT_CERT_WRONG_BLOCK'
  | 'AIT_CERT_SEVERAL_KEYS'
  | 'AIT_CERT_SWAPPED'
  // The key
  | 'AIT_CERT_PASSPHRASE_MISSING'
  | 'AIT_CERT_PASSPHRASE_WRONG'
  | 'AIT_CERT_KEY_UNSUPPORTED'
  | 'AIT_CERT_KEY_MISMATCH'
  // The certificate
  | 'AIT_CERT_CHAIN_ORDER'
  | 'AIT_CERT_LEAF_IS_CA'
  | 'AIT_CERT_WEAK_KEY'
  | 'AIT_CERT_WEAK_DIGEST'
  | 'AIT_CERT_PURPOSE'
  | 'AIT_CERT_UNUSABLE'
  // Its dates
  | 'AIT_CERT_EXPIRED'
  | 'AIT_CERT_NOT_YET_VALID'
  // Trusted authorities
  | 'AIT_CERT_CA_INVALID'
  // Sources and the store
  | CertificateStoreCode;
