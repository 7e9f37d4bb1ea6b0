import { GRANT_KIND } from './grant-entry.js';
import type { GrantBook } from './grant-journal.js';

/** Grants that are on record and not finished. @internal */
export interface OpenGrants {
  readonly unfinished: number;
  /** Those of them that wait for a person. */
  readonly undecided: number;
}

/** The state in which a grant waits for a person. @internal */
export const UNDECIDED = 'undecided';

/** Counts up to a limit of each, so that a journal that is full of them answers as fast as an empty one. @internal */
export async function openGrants({ journal, scope }: GrantBook, limit: number): Promise<OpenGrants> {
  const kind = scope.kind(GRANT_KIND);
  const [waiting, others] = await Promise.all([
    journal.unfinished({ kind, limit, inState: UNDECIDED }),
    journal.unfinished({ kind, limit, notInState: UNDECIDED }),
  ]);
  // A journal of the user's own may not know how to choose by the state.
  const undecided = waiting.filter(({ state }) => state === UNDECIDED).length;
  return { unfinished: undecided + others.filter(({ state }) => state !== UNDECIDED).length, undecided };
}
