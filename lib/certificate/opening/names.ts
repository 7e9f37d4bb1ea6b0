import type { X509Certificate } from 'node:crypto';

/** A distinguished name on one line. Node separates its parts by line breaks, which would break a log line. @internal */
export function oneLine(name: string | undefined): string {
  // Commas inside a part are escaped already.
  return printable((name ?? '').split('\n').join(', '));
}

/** `CN` of the subject; empty when there is none. @internal */
export function commonNameOf(leaf: X509Certificate): string {
  const { CN = '' } = leaf.toLegacyObject().subject as { CN?: string | string[] };
  return printable((Array.isArray(CN) ? CN[0] : CN) ?? '');
}

/** A name comes from outside: what could forge a line of a log, or turn its direction around, is replaced. */
function printable(name: string): string {
  return name.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, '?');
}
