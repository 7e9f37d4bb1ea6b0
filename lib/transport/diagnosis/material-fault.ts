import type { CertificateErrorCode } from '../../certificate/faults/certificate-error-code.js';
import { CERTIFICATE_MESSAGES } from '../../certificate/faults/certificate-messages.js';
import type { Diagnosis } from './diagnosis.interface.js';

/** Node's codes for a certificate or key that its TLS could not load; several faults may share one. */
const BY_CODE: Readonly<Record<string, readonly [CertificateErrorCode, ...CertificateErrorCode[]]>> = {
  ERR_OSSL_X509_KEY_VALUES_MISMATCH: ['AIT_CERT_KEY_MISMATCH'],
  ERR_OSSL_X509_KEY_TYPE_MISMATCH: ['AIT_CERT_KEY_MISMATCH'],
  ERR_OSSL_PEM_NO_START_LINE: ['AIT_CERT_NOT_PEM', 'AIT_CERT_IS_PATH', 'AIT_CERT_SWAPPED', 'AIT_CERT_DER'],
  ERR_OSSL_PEM_BAD_END_LINE: ['AIT_CERT_TRUNCATED'],
  ERR_OSSL_PEM_BAD_BASE64_DECODE: ['AIT_CERT_TRUNCATED', 'AIT_CERT_MALFORMED'],
  ERR_OSSL_ASN1_HEADER_TOO_LONG: ['AIT_CERT_TRUNCATED', 'AIT_CERT_MALFORMED'],
  ERR_OSSL_UNSUPPORTED: ['AIT_CERT_KEY_UNSUPPORTED', 'AIT_CERT_TRUNCATED', 'AIT_CERT_MALFORMED'],
  ERR_OSSL_BAD_DECRYPT: ['AIT_CERT_PASSPHRASE_WRONG', 'AIT_CERT_PASSPHRASE_MISSING'],
  ERR_OSSL_CRYPTO_INTERRUPTED_OR_CANCELLED: ['AIT_CERT_PASSPHRASE_MISSING'],
  ERR_SSL_CA_MD_TOO_WEAK: ['AIT_CERT_WEAK_DIGEST'],
  ERR_SSL_EE_KEY_TOO_SMALL: ['AIT_CERT_WEAK_KEY'],
};

/** A fault of the material itself, raised in this process before any connection. @internal */
export function materialFault(nodeCode: string): Diagnosis | undefined {
  const codes = Object.hasOwn(BY_CODE, nodeCode) ? BY_CODE[nodeCode] : undefined;
  if (!codes) return undefined;
  const [code] = codes;
  const option = /_KEY_|_PASSPHRASE_/.test(code) ? 'The key' : 'The certificate';
  const { message, hint } = CERTIFICATE_MESSAGES[code]({ option });
  return { code, side: 'local', cause: message, hint, ...(codes.length > 1 && { candidates: codes }) };
}
