import { parseFingerprint } from '../../lib/certificate/fingerprint.js';
import { parseRevokedList } from '../../lib/certificate/revoked/revoked-list.js';

/** Whether a list names a fingerprint, as the store would read it. */
export function isListed(text: string, fingerprint: string): boolean {
  return parseRevokedList(text, 'revoked').fingerprints.includes(fingerprint);
}

/** The list with one more line. Everything that stands in it stays as it is, damage included. */
export function withFingerprint(text: string, fingerprint: string, comment: string): string {
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  const start = text === '' || text.endsWith('\n') ? text : `${text}${lineEnd}`;
  // A line break in a comment would begin a line that is no fingerprint.
  const words = comment.replaceAll(/[\s\p{Cc}\u2028\u2029#]+/gu, ' ').trim();
  return `${start}${fingerprint}${words === '' ? '' : ` # ${words}`}${lineEnd}`;
}

/** Undefined where it is no fingerprint. */
export function fingerprintIn(value: string): string | undefined {
  try {
    return parseFingerprint(value);
  } catch {
    return undefined;
  }
}
