import { storeProblem } from '../faults/store-problem.js';
import type { AppsInTossCertificateError } from '../faults/certificate.error.js';
import { parseFingerprint } from '../fingerprint.js';

/** What a list of revoked certificates says. @internal */
export interface RevokedList {
  /** In the form in which certificates have them. */
  readonly fingerprints: readonly string[];
  /** Why the list may hold more than that, if it may. */
  readonly problem?: AppsInTossCertificateError;
}

/** @internal */
export const NONE_REVOKED: RevokedList = { fingerprints: [] };

/** So many faulty lines are named; a file of another kind has thousands. */
const MOST_NAMED = 5;

/**
 * Reads a list: one SHA-256 fingerprint a line, `#` begins a comment. Of a damaged list every line counts that can be
 * read: a slip of the pen in one line must not bring back the certificates in the others.
 *
 * @internal
 */
export function parseRevokedList(text: string, option: string): RevokedList {
  const entries = text.split(/\r\n|\r|\n/).map((line) => line.replace(/#.*/, '').trim());
  return collected(
    entries.flatMap((entry, index) => (entry === '' ? [] : [[entry, `line ${index + 1}`] as const])),
    option,
  );
}

/** The same for a list that came as one from a source of the user. @internal */
export function revokedListOf(value: unknown, option: string): RevokedList {
  if (value === undefined) return NONE_REVOKED;
  if (!Array.isArray(value)) return invalid([], option, 'it is no list of texts');
  return collected(
    value.map((entry, index) => [entry as unknown, `[${index}]`] as const),
    option,
  );
}

function collected(entries: ReadonlyArray<readonly [unknown, string]>, option: string): RevokedList {
  const fingerprints: string[] = [];
  const faulty: string[] = [];
  for (const [entry, place] of entries) {
    try {
      fingerprints.push(parseFingerprint(entry));
    } catch {
      faulty.push(place);
    }
  }
  if (faulty.length === 0) return { fingerprints };
  const more = faulty.length > MOST_NAMED ? ` and ${faulty.length - MOST_NAMED} more` : '';
  return invalid(fingerprints, option, `see ${faulty.slice(0, MOST_NAMED).join(', ')}${more}`);
}

function invalid(fingerprints: readonly string[], option: string, detail: string): RevokedList {
  return { fingerprints, problem: storeProblem('AIT_CERT_REVOKED_LIST_INVALID', { option, detail }) };
}
