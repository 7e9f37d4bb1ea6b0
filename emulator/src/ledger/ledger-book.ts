import type { Tables } from '../state/tables.js';
import type { Ledger, RefusalEntry, RequestEntry, UserEntry } from './ledger.interface.js';
import { LedgerList } from './ledger-list.js';

/** A line while it can still change. @internal */
export type Open<Entry> = { -readonly [Key in keyof Entry]: Entry[Key] };

/** A request's line while it can still change. @internal */
export type OpenRequestEntry = Open<RequestEntry>;

interface Entries {
  requests: OpenRequestEntry;
  refusals: RefusalEntry;
  logins: UserEntry;
  refreshes: UserEntry;
  profileReads: UserEntry;
  unlinks: UserEntry;
}

/** The ledger as those see it who write it. Its lists are tables of the state named `ledger.<list>`. @internal */
export class LedgerBook implements Ledger {
  private readonly lists: { readonly [Name in keyof Entries]: LedgerList<Entries[Name]> };

  constructor(tables: Tables, keep = Infinity) {
    const list = <Name extends keyof Entries>(name: Name) =>
      new LedgerList<Entries[Name]>(tables.table<Entries[Name]>(`ledger.${name}`), keep);
    this.lists = {
      requests: list('requests'),
      refusals: list('refusals'),
      logins: list('logins'),
      refreshes: list('refreshes'),
      profileReads: list('profileReads'),
      unlinks: list('unlinks'),
    };
  }

  get requests(): readonly RequestEntry[] {
    return this.lists.requests.entries;
  }

  get refusals(): readonly RefusalEntry[] {
    return this.lists.refusals.entries;
  }

  get logins(): readonly UserEntry[] {
    return this.lists.logins.entries;
  }

  get refreshes(): readonly UserEntry[] {
    return this.lists.refreshes.entries;
  }

  get profileReads(): readonly UserEntry[] {
    return this.lists.profileReads.entries;
  }

  get unlinks(): readonly UserEntry[] {
    return this.lists.unlinks.entries;
  }

  /** Writes a line. @returns to be called after the line was changed */
  add<Name extends keyof Entries>(name: Name, entry: Entries[Name]): () => void {
    return this.lists[name].add(entry);
  }

  clear(): void {
    for (const list of Object.values(this.lists)) list.clear();
  }
}
