import type { JournalScope } from '../../journal/journal-scope.js';
import type { JournalEntry } from '../../journal/operation-journal.interface.js';
import { type GrantFacts, type GrantState, isFinished } from './grant-facts.js';
import type { KnownGrant } from './grant-machine.js';

/** The kind of a journal's entries that are grants. @internal */
export const GRANT_KIND = 'promotion.grant';

/** Who gets how much: what never changes under one grantId. @internal */
export interface GrantTerms {
  readonly promotionCode: string;
  readonly amount: number;
  readonly userKey?: string;
  readonly anonKey?: string;
}

const STATES: ReadonlySet<string> = new Set<GrantState>([
  'planned',
  'keyed',
  'sending',
  'done',
  'failed',
  'undecided',
]);

/** @internal */
export function sameTerms(a: GrantTerms, b: GrantTerms): boolean {
  const names = ['promotionCode', 'amount', 'userKey', 'anonKey'] as const;
  return names.every((name) => a[name] === b[name]);
}

/** What a journal keeps of a grant. @internal */
export function grantEntry(
  scope: JournalScope,
  grantId: string,
  terms: GrantTerms,
  { version, facts }: KnownGrant,
  times: { readonly createdAt: Date; readonly updatedAt: Date },
): JournalEntry {
  const { state, ...rest } = facts;
  return {
    id: scope.id(grantId),
    kind: scope.kind(GRANT_KIND),
    state,
    isFinished: isFinished(facts),
    data: { ...terms, ...rest },
    version,
    ...times,
  };
}

/** @throws Error when it is no entry of a grant @internal */
export function readGrantEntry(
  scope: JournalScope,
  entry: JournalEntry,
): {
  readonly terms: GrantTerms;
  readonly known: KnownGrant;
} {
  const { promotionCode, amount, userKey, anonKey, ...facts } = entry.data as unknown as GrantTerms &
    Omit<GrantFacts, 'state'>;
  if (entry.kind !== scope.kind(GRANT_KIND) || !STATES.has(entry.state)) {
    throw new Error(
      `the journal's entry of this id is no grant of this version: ${entry.kind}, ${entry.state}`,
    );
  }
  return {
    terms: {
      promotionCode,
      amount,
      ...(userKey !== undefined && { userKey }),
      ...(anonKey !== undefined && { anonKey }),
    },
    known: { version: entry.version, facts: { ...facts, state: entry.state as GrantState } },
  };
}
