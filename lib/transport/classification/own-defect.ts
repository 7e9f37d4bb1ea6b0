import type { PresentedCertificate } from './presented-certificate.interface.js';
import type { TransportCode } from '../fault/transport-code.js';

/** Every cause a server may have to refuse a certificate that we know nothing about. @internal */
export const REFUSALS: readonly TransportCode[] = [
  'AIT_CERT_REFUSED',
  'AIT_CERT_EXPIRED',
  'AIT_CERT_NOT_YET_VALID',
  'AIT_CERT_NOT_PRESENTED',
  'AIT_CERT_REFUSED_ISSUER',
  'AIT_CERT_REFUSED_PURPOSE',
  'AIT_CERT_REFUSED_REVOKED',
];

/**
 * What is wrong with the certificate as far as this process can see, which is more than most servers tell.
 *
 * @internal
 */
export function ownDefect(
  certificate: PresentedCertificate | undefined,
  now: Date,
): TransportCode | undefined {
  if (certificate === undefined) return undefined;
  if (certificate === 'none') return 'AIT_CERT_NOT_PRESENTED';
  if (now > certificate.validTo) return 'AIT_CERT_EXPIRED';
  if (now < certificate.validFrom) return 'AIT_CERT_NOT_YET_VALID';
  return certificate.forClients === false ? 'AIT_CERT_REFUSED_PURPOSE' : undefined;
}

/** What else may stand behind a connection that was cut without a reason. @internal */
export function suspects(certificate: PresentedCertificate | undefined, now: Date): readonly TransportCode[] {
  if (certificate === undefined) return REFUSALS;
  return [ownDefect(certificate, now) ?? 'AIT_CERT_REFUSED'];
}
