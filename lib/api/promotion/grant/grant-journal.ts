import type { Clock } from '../../../foundation/clock.js';
import type { JournalScope } from '../../journal/journal-scope.js';
import type {
  JournalEntry,
  JournalWriter,
  OperationJournal,
} from '../../journal/operation-journal.interface.js';
import { grantEntry, type GrantTerms, readGrantEntry, sameTerms } from './grant-entry.js';
import { grantRefused, journalFailed } from './grant-errors.js';
import type { GrantFacts } from './grant-facts.js';
import type { KnownGrant } from './grant-machine.js';

/** Where the grants of one mini-app are remembered. @internal */
export interface GrantBook<Journal = OperationJournal> {
  readonly journal: Journal;
  readonly scope: JournalScope;
}

/** One grant in the journal, for one call. @internal */
export class GrantRecord {
  #createdAt: Date | undefined;
  #terms: GrantTerms | undefined;
  /** Whether something may have been sent by this call: what a failing journal then means. */
  hasSent = false;

  /** @param terms what the caller says; undefined where only the id is known */
  constructor(
    private readonly book: GrantBook<OperationJournal | JournalWriter>,
    readonly grantId: string,
    readonly operation: string,
    terms: GrantTerms | undefined,
    private readonly clock: Clock,
  ) {
    this.#terms = terms;
  }

  get terms(): GrantTerms {
    return this.#terms!;
  }

  /** @throws AppsInTossRequestError `AIT_API_GRANT_MISMATCH` when the id belongs to another grant */
  async read(): Promise<KnownGrant | undefined> {
    const entry = await this.#ask(() => this.book.journal.get(this.book.scope.id(this.grantId)));
    if (!entry) return undefined;
    const { terms, known } = await this.#ask(async () => readGrantEntry(this.book.scope, entry));
    if (this.#terms && !sameTerms(this.#terms, terms))
      throw grantRefused('AIT_API_GRANT_MISMATCH', this.operation);
    this.#terms = terms;
    this.#createdAt = entry.createdAt;
    return known;
  }

  async add(facts: GrantFacts): Promise<boolean> {
    const now = this.clock();
    this.#createdAt = now;
    return this.#ask(() => this.book.journal.add(this.#entry({ version: 1, facts }, now)));
  }

  async replace(version: number, facts: GrantFacts): Promise<boolean> {
    const entry = this.#entry({ version: version + 1, facts }, this.clock());
    return this.#ask(() => (this.book.journal as OperationJournal).replace(entry));
  }

  #entry(known: KnownGrant, updatedAt: Date): JournalEntry {
    return grantEntry(this.book.scope, this.grantId, this.terms, known, {
      createdAt: this.#createdAt!, // read or added before
      updatedAt,
    });
  }

  async #ask<T>(ask: () => Promise<T>): Promise<T> {
    try {
      return await ask();
    } catch (error) {
      throw journalFailed(error, this.operation, this.hasSent);
    }
  }
}
