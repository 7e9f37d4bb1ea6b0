import type { Clock } from '../../../foundation/clock.js';
import { isAppsInTossError } from '../../../foundation/apps-in-toss.error.js';
import type { JournalEntry, OperationJournal } from '../../journal/operation-journal.interface.js';
import type { Grant, Recovered, UndecidedGrant } from '../promotion.interface.js';
import { GRANT_KIND, readGrantEntry } from './grant-entry.js';
import { journalFailed } from './grant-errors.js';

/** @internal */
export interface RecoverQuery {
  readonly olderThan: number;
  readonly limit: number;
}

/** @internal */
export interface Recovery {
  readonly journal: OperationJournal;
  readonly query: RecoverQuery;
  readonly clock: Clock;
  /** Ends it between two grants. */
  readonly signal: AbortSignal | undefined;
  readonly settle: (grantId: string) => Promise<Grant>;
}

/** Those that wait for a person stay at the head of the list; so many of them may be there before they are in the way. */
const MOST_UNDECIDED = 1_000;

const UNDECIDED = 'undecided';

/** Settles what was begun and not finished, one after the other. @internal */
export async function recoverGrants({ journal, query, clock, signal, settle }: Recovery): Promise<Recovered> {
  const untouchedSince = new Date(clock().getTime() - query.olderThan);
  const found = await unfinished(journal, query.limit + MOST_UNDECIDED, untouchedSince);
  const counts = { settled: 0, pending: 0, failed: 0, unknown: 0 };
  counts.unknown += found.filter(({ state }) => state === UNDECIDED).length;
  for (const { id } of found.filter(({ state }) => state !== UNDECIDED).slice(0, query.limit)) {
    if (signal?.aborted) break;
    counts[await endOf(settle(id))] += 1;
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
export async function undecidedGrants(
  journal: OperationJournal,
  limit: number,
): Promise<readonly UndecidedGrant[]> {
  const found = await unfinished(journal, limit + MOST_UNDECIDED);
  return found
    .filter(({ state }) => state === UNDECIDED)
    .slice(0, limit)
    .map((entry) => {
      const { terms, known } = readGrantEntry(entry);
      const { promotionCode, amount } = terms;
      return { grantId: entry.id, promotionCode, amount, key: known.facts.key!, since: entry.updatedAt };
    });
}

async function unfinished(
  journal: OperationJournal,
  limit: number,
  untouchedSince?: Date,
): Promise<readonly JournalEntry[]> {
  try {
    return await journal.unfinished({ kind: GRANT_KIND, limit, ...(untouchedSince && { untouchedSince }) });
  } catch (error) {
    throw journalFailed(error, 'promotion.recoverUnfinished', false);
  }
}
