import type { JournalEntry, UnfinishedQuery } from './operation-journal.interface.js';

/** {@link OperationJournal.unfinished} of entries that are in memory. @internal */
export function unfinishedOf(entries: Iterable<JournalEntry>, query: UnfinishedQuery): JournalEntry[] {
  const { kind, inState, notInState, untouchedSince, limit } = query;
  return [...entries]
    .filter((entry) => !entry.isFinished)
    .filter((entry) => kind === undefined || entry.kind === kind)
    .filter(({ state }) => (inState === undefined || state === inState) && state !== notInState)
    .filter(({ updatedAt }) => untouchedSince === undefined || updatedAt <= untouchedSince)
    .sort((a, b) => a.updatedAt.getTime() - b.updatedAt.getTime())
    .slice(0, limit)
    .map((entry) => structuredClone(entry));
}
