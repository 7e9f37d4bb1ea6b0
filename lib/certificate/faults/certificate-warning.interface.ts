import type { Hint } from '../../foundation/hint.interface.js';

/**
 * Codes of what is worth changing although the certificate can be used.
 *
 * @publicApi
 */
export type CertificateWarningCode = 'AIT_CERT_KEY_WORLD_READABLE';

/**
 * Something about a certificate that works but should not stay as it is. Holds nothing secret.
 *
 * @publicApi
 */
export interface CertificateWarning {
  readonly code: CertificateWarningCode;
  /** What is wrong; names the option. */
  readonly message: string;
  readonly hint: Hint;
}
