import type { Clock } from '../../../foundation/clock.js';
import { isAppsInTossError } from '../../../foundation/apps-in-toss.error.js';
import type { JournalEntry, UnfinishedQuery } from '../../journal/operation-journal.interface.js';
import type { Grant, Recovered, UndecidedGrant } from '../promotion.interface.js';
import { GRANT_KIND, readGrantEntry } from './grant-entry.js';
import { journalFailed } from './grant-errors.js';
import type { GrantBook } from './grant-journal.js';
import { UNDECIDED } from './open-grants.js';

/** @internal */
export interface RecoverQuery {
  readonly olderThan: number;
  readonly limit: number;
}

/** @internal */
export interface Recovery {
  readonly book: GrantBook;
  readonly query: RecoverQuery;
  readonly clock: Clock;
  /** Ends it between two grants. */
  readonly signal: AbortSignal | undefined;
  readonly settle: (grantId: string) => Promise<Grant>;
}

/** So many that wait for a person are counted, and no more. */
const MOST_UNDECIDED = 1_000;

/** Settles what was begun and not finished, one after the other. @internal */
export async function recoverGrants({ book, query, clock, signal, settle }: Recovery): Promise<Recovered> {
  const untouchedSince = new Date(clock().getTime() - query.olderThan);
  const waiting = await chosen(book, { inState: UNDECIDED, limit: MOST_UNDECIDED, untouchedSince });
  const found = await chosen(book, { notInState: UNDECIDED, limit: query.limit, untouchedSince });
  const counts = { settled: 0, pending: 0, failed: 0, unknown: waiting.length };
  for (const { id } of found) {
    if (signal?.aborted) break;
    counts[await endOf(settle(book.scope.own(id)))] += 1;
  }
  return counts;
}

async function endOf(settling: Promise<Grant>): Promise<keyof Recovered> {
  try {
    return (await settling).status === 'SUCCESS' ? 'settled' : 'pending';
  } catch (error) {
    // Without its journal it cannot go on with the next one either.
    if (!isAppsInTossError(error) || error.code === 'AIT_API_JOURNAL_FAILED') throw error;
    return error.outcome === 'refused' && !error.retryable ? 'failed' : 'unknown';
  }
}

/** @internal */
export async function undecidedGrants(book: GrantBook, limit: number): Promise<readonly UndecidedGrant[]> {
  const found = await chosen(book, { inState: UNDECIDED, limit });
  return found.map((entry) => {
    const { terms, known } = readGrantEntry(book.scope, entry);
    const { promotionCode, amount } = terms;
    const grantId = book.scope.own(entry.id);
    return { grantId, promotionCode, amount, key: known.facts.key!, since: entry.updatedAt };
  });
}

async function chosen(
  { journal, scope }: GrantBook,
  query: UnfinishedQuery,
): Promise<readonly JournalEntry[]> {
  const { inState, notInState } = query;
  try {
    const found = await journal.unfinished({ kind: scope.kind(GRANT_KIND), ...query });
    // A journal of the user's own may not know how to choose by the state.
    return found.filter(({ state }) => (inState === undefined || state === inState) && state !== notInState);
  } catch (error) {
    throw journalFailed(error, 'promotion.recoverUnfinished', false);
  }
}
