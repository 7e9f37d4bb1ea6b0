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

/** A grant that is on record, which remembers whether it was new: then nobody can have a job for it. @internal */
export class Planned implements PlannedGrant {
  readonly #isNew: boolean;

  constructor(
    readonly grantId: string,
    isNew: boolean,
  ) {
    this.#isNew = isNew;
  }

  /** Not known of what somebody else has made, or kept: not new, then. */
  static isNew(planned: PlannedGrant): boolean {
    return #isNew in planned && planned.#isNew;
  }
}

/** Writes that a grant is wanted. A grant that is on record already stays as it is. @internal */
export async function planGrant({ book, grantId, terms, query, clock }: GrantPlan): Promise<Planned> {
  const operation = 'promotion.plan';
  const { journal, scope } = book;
  if (query && !journal.within) throw grantRefused('AIT_API_JOURNAL_NO_TRANSACTION', operation);
  const writer = query && journal.within ? journal.within({ query }) : journal;
  const record = new GrantRecord({ journal: writer, scope }, grantId, operation, terms, clock);
  // Reading says whether it is the same grant.
  const isNew = await record.add({ state: 'planned' });
  if (!isNew) await record.read();
  return new Planned(grantId, isNew);
}
