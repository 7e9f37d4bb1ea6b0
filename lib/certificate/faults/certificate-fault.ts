import type { CertificateErrorCode } from './certificate-error-code.js';
import { CERTIFICATE_MESSAGES, type FaultFacts } from './certificate-messages.js';
import { AppsInTossCertificateError } from './certificate.error.js';

/** Makes the error of a code, with its text from `certificate-messages.ts`. @internal */
export function certificateFault(
  code: CertificateErrorCode,
  facts: FaultFacts,
  cause?: unknown,
): AppsInTossCertificateError {
  const { option, shape } = facts;
  return new AppsInTossCertificateError({ code, option, shape, cause, ...CERTIFICATE_MESSAGES[code](facts) });
}
