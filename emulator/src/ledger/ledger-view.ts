import { assertNoDoubleSpend } from './double-spend.js';
import type { LedgerFilter, LedgerLists, LedgerView } from './ledger.interface.js';

interface AnyEntry {
  readonly at: Date;
  readonly appName: string | null;
  readonly userKey?: number | null;
  readonly anonKey?: string | null;
}

/** The entries of `lists` that fit. @internal */
export function viewOf(lists: LedgerLists, filter: LedgerFilter): LedgerView {
  const fit = <Entry extends AnyEntry>(entries: readonly Entry[]) =>
    entries.filter((each) => fits(each, filter));
  const view: LedgerLists = {
    requests: fit(lists.requests),
    refusals: fit(lists.refusals),
    logins: fit(lists.logins),
    refreshes: fit(lists.refreshes),
    profileReads: fit(lists.profileReads),
    unlinks: fit(lists.unlinks),
    charges: fit(lists.charges),
    refunds: fit(lists.refunds),
    grants: fit(lists.grants),
    messages: fit(lists.messages),
    callbacks: fit(lists.callbacks),
  };
  return {
    ...view,
    assertNoDoubleSpend: (rules = {}) => assertNoDoubleSpend(view, rules),
    where: (more) => viewOf(view, more),
  };
}

function fits({ at, appName, userKey, anonKey }: AnyEntry, filter: LedgerFilter): boolean {
  return (
    (filter.appName === undefined || appName === filter.appName) &&
    (filter.userKey === undefined || userKey === filter.userKey) &&
    (filter.anonKey === undefined || anonKey === filter.anonKey) &&
    (filter.since === undefined || at >= filter.since)
  );
}
