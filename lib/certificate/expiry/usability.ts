import { certificateFault } from '../faults/certificate-fault.js';
import type { AppsInTossCertificateError } from '../faults/certificate.error.js';
import type { ClientCertificate } from '../client-certificate.js';

/**
 * Why a certificate cannot be used at a moment, if it cannot. An expired certificate may exist as a value; it must not
 * become active.
 *
 * @param option name of the certificate in the message
 * @internal
 */
export function usability(
  certificate: ClientCertificate,
  now: Date,
  option = 'certificate.cert',
): AppsInTossCertificateError | undefined {
  switch (certificate.state(now)) {
    case 'expired':
      return certificateFault('AIT_CERT_EXPIRED', { option, detail: certificate.validTo.toISOString() });
    case 'not-yet-valid':
      return certificateFault('AIT_CERT_NOT_YET_VALID', {
        option,
        detail: certificate.validFrom.toISOString(),
      });
    default:
      return undefined;
  }
}
