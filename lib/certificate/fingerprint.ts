import { storeProblem } from './faults/store-problem.js';

/** What `openssl x509 -fingerprint -sha256` prints before the digits. */
const OPENSSL_PREFIX = /^sha-?256(?:\s+fingerprint)?\s*[=:]\s*/i;

/**
 * A SHA-256 fingerprint in the form in which {@link ClientCertificate} has it: upper case, a colon between the bytes.
 * Takes it with or without colons or spaces, in any case, and with the words that openssl puts before it.
 *
 * @throws AppsInTossCertificateError for anything else, so that a slip of the pen is not taken for a revocation
 * @internal
 */
export function parseFingerprint(value: unknown, option = 'fingerprint256'): string {
  const digits =
    typeof value === 'string' ? value.trim().replace(OPENSSL_PREFIX, '').replace(/[\s:]/g, '') : '';
  if (!/^[0-9a-f]{64}$/i.test(digits)) throw storeProblem('AIT_CERT_FINGERPRINT_INVALID', { option });
  return (digits.toUpperCase().match(/../g) ?? []).join(':');
}
