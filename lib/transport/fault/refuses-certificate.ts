import type { FaultSide } from './fault.interface.js';

/** What a server may say of a certificate; that it was revoked here is what we say. */
const ABOUT_CERTIFICATE = /^AIT_CERT_(?!REVOKED$)/;

/** Whether a code is about what a server makes of our certificate. @internal */
export function isAboutCertificate(code: string): boolean {
  return ABOUT_CERTIFICATE.test(code);
}

/** Whether the server itself said that it does not take our certificate. @internal */
export function refusesCertificate({
  side,
  code,
}: {
  readonly side: FaultSide;
  readonly code: string;
}): boolean {
  return side === 'they-refused-us' && isAboutCertificate(code);
}
