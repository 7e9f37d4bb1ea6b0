import type { TransportCode } from '../fault/transport-code.js';

/**
 * What a fatal alert from the server says about our certificate. By number, because the code strings of Node differ
 * between 20 and 22 and `EPROTO` carries none.
 * Numbers: RFC 8446, section 6; which server sends which was measured.
 */
const MEANING: Readonly<Record<number, TransportCode>> = {
  40: 'AIT_CERT_NOT_PRESENTED',
  41: 'AIT_CERT_NOT_PRESENTED',
  42: 'AIT_CERT_REFUSED',
  43: 'AIT_CERT_REFUSED_PURPOSE',
  44: 'AIT_CERT_REFUSED_REVOKED',
  45: 'AIT_CERT_EXPIRED',
  46: 'AIT_CERT_REFUSED',
  48: 'AIT_CERT_REFUSED_ISSUER',
  49: 'AIT_CERT_REFUSED',
  70: 'AIT_TLS_VERSION',
  116: 'AIT_CERT_NOT_PRESENTED',
};

/** Names of those that say nothing about our certificate. */
const OTHERS: Readonly<Record<number, string>> = {
  10: 'unexpected_message',
  20: 'bad_record_mac',
  22: 'record_overflow',
  47: 'illegal_parameter',
  50: 'decode_error',
  51: 'decrypt_error',
  71: 'insufficient_security',
  80: 'internal_error',
  86: 'inappropriate_fallback',
  109: 'missing_extension',
  110: 'unsupported_extension',
  112: 'unrecognized_name',
  115: 'unknown_psk_identity',
  120: 'no_application_protocol',
};

/** With these, some servers answer a certificate that they cannot make sense of. */
const VAGUE = new Set([47, 51, 80]);

/** "handshake_failure": no certificate came (TLS 1.2), or the two sides have no cipher in common. @internal */
export const HANDSHAKE_FAILURE = 40;
/** @internal */
export const CERTIFICATE_EXPIRED = 45;

/** The number of a received alert, if the error tells of one. @internal */
export function alertNumber(error: Error): number | undefined {
  const match = /SSL alert number (\d+)/.exec(error.message);
  return match ? Number(match[1]) : undefined;
}

/** @internal */
export function alertMeaning(alert: number): TransportCode | undefined {
  return MEANING[alert];
}

/** Its name, where it is none about our certificate. @internal */
export function alertName(alert: number): string | undefined {
  return OTHERS[alert];
}

/** Whether a certificate that was shown may be what is meant. @internal */
export function mayMeanCertificate(alert: number): boolean {
  return VAGUE.has(alert);
}

/** Whether an alert of this number is a verdict on our certificate. @internal */
export function isCertificateAlert(alert: number): boolean {
  return MEANING[alert]?.startsWith('AIT_CERT_') === true;
}
