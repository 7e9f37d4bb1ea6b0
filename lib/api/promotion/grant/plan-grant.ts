import type { Clock } from '../../../foundation/clock.js';
import type { JournalTransaction } from '../../journal/operation-journal.interface.js';
import type { PlannedGrant } from '../promotion.interface.js';
import type { GrantTerms } from './grant-entry.js';
import { grantRefused } from './grant-errors.js';
import { type GrantBook, GrantRecord } from './grant-journal.js';

/** @internal */
export interface GrantPlan {
  readonly book: GrantBook;
  readonly grantId: string;
  readonly terms: GrantTerms;
  /** Of the caller's open transaction. */
  readonly query: JournalTransaction['query'] | undefined;
  readonly clock: Clock;
}

/** Writes that a grant is wanted. A grant that is on record already stays as it is. @internal */
export async function planGrant({ book, grantId, terms, query, clock }: GrantPlan): Promise<PlannedGrant> {
  const operation = 'promotion.plan';
  const { journal, scope } = book;
  if (query && !journal.within) throw grantRefused('AIT_API_JOURNAL_NO_TRANSACTION', operation);
  const writer = query && journal.within ? journal.within({ query }) : journal;
  const record = new GrantRecord({ journal: writer, scope }, grantId, operation, terms, clock);
  // Reading says whether it is the same grant.
  if (!(await record.add({ state: 'planned' }))) await record.read();
  return { grantId };
}
