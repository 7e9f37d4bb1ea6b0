import type { CertificateErrorCode } from '../faults/certificate-error-code.js';

/**
 * What a pair looks like while somebody is writing it: files that are missing, empty, cut off, or half of them new.
 * The same codes stand for real mistakes; only time tells.
 */
const TORN: ReadonlySet<CertificateErrorCode> = new Set<CertificateErrorCode>([
  'AIT_CERT_DIRECTORY_EMPTY',
  'AIT_CERT_DIRECTORY_UNREADABLE',
  'AIT_CERT_HALF_PAIR',
  'AIT_CERT_FILE_NOT_FOUND',
  'AIT_CERT_FILE_UNREADABLE',
  'AIT_CERT_EMPTY',
  'AIT_CERT_NOT_PEM',
  'AIT_CERT_TRUNCATED',
  'AIT_CERT_MALFORMED',
  'AIT_CERT_KEY_MISMATCH',
]);

/** Whether a fault may go away by itself within moments. @internal */
export function mayBeTorn(code: CertificateErrorCode): boolean {
  return TORN.has(code);
}
