import type { Tables } from '../state/tables.js';
import { assertNoDoubleSpend } from './double-spend.js';
import type { Ledger, LedgerFilter, LedgerLists, LedgerView, SpendRules } from './ledger.interface.js';
import { LedgerList } from './ledger-list.js';
import { viewOf } from './ledger-view.js';

/** A line while it can still change. @internal */
export type Open<Entry> = { -readonly [Key in keyof Entry]: Entry[Key] };

/** What a line of a list holds. @internal */
export type EntryOf<Name extends keyof LedgerLists> = LedgerLists[Name][number];

/** A request's line while it can still change. @internal */
export type OpenRequestEntry = Open<EntryOf<'requests'>>;

type Lists = { readonly [Name in keyof LedgerLists]: LedgerList<EntryOf<Name>> };

/** The ledger as those see it who write it. Its lists are tables of the state named `ledger.<list>`. @internal */
export class LedgerBook implements Ledger {
  private readonly lists: Lists;
  private dueGrants: () => void = () => undefined;

  constructor(tables: Tables, keep = Infinity) {
    const list = <Name extends keyof LedgerLists>(name: Name) =>
      new LedgerList<EntryOf<Name>>(tables.table<EntryOf<Name>>(`ledger.${name}`), keep);
    this.lists = {
      requests: list('requests'),
      refusals: list('refusals'),
      logins: list('logins'),
      refreshes: list('refreshes'),
      profileReads: list('profileReads'),
      unlinks: list('unlinks'),
      charges: list('charges'),
      refunds: list('refunds'),
      grants: list('grants'),
      messages: list('messages'),
      callbacks: list('callbacks'),
    };
  }

  get requests() {
    return this.lists.requests.entries as LedgerLists['requests'];
  }

  get refusals() {
    return this.lists.refusals.entries as LedgerLists['refusals'];
  }

  get logins() {
    return this.lists.logins.entries as LedgerLists['logins'];
  }

  get refreshes() {
    return this.lists.refreshes.entries as LedgerLists['refreshes'];
  }

  get profileReads() {
    return this.lists.profileReads.entries as LedgerLists['profileReads'];
  }

  get unlinks() {
    return this.lists.unlinks.entries as LedgerLists['unlinks'];
  }

  get charges() {
    return this.lists.charges.entries as LedgerLists['charges'];
  }

  get refunds() {
    return this.lists.refunds.entries as LedgerLists['refunds'];
  }

  /** Grants whose time has come stop being PENDING before anybody looks. */
  get grants() {
    this.dueGrants();
    return this.lists.grants.entries as LedgerLists['grants'];
  }

  get messages() {
    return this.lists.messages.entries as LedgerLists['messages'];
  }

  get callbacks() {
    return this.lists.callbacks.entries as LedgerLists['callbacks'];
  }

  /** Writes a line. @returns to be called after the line was changed */
  add<Name extends keyof LedgerLists>(name: Name, entry: EntryOf<Name>): () => void {
    return this.lists[name].add(entry);
  }

  /** Puts another line in the place of the newest one that fits. */
  replace<Name extends keyof LedgerLists>(
    name: Name,
    fits: (entry: EntryOf<Name>) => boolean,
    change: (entry: EntryOf<Name>) => EntryOf<Name>,
  ): void {
    this.lists[name].replace(fits, change);
  }

  /** `settle` is called before grants are read. */
  beforeGrants(settle: () => void): void {
    this.dueGrants = settle;
  }

  where(filter: LedgerFilter): LedgerView {
    return viewOf(this, filter);
  }

  assertNoDoubleSpend(rules: SpendRules = {}): void {
    assertNoDoubleSpend(this, rules);
  }

  clear(): void {
    for (const list of Object.values(this.lists)) list.clear();
  }
}
