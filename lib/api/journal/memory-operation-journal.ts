import type { JournalEntry, OperationJournal, UnfinishedQuery } from './operation-journal.interface.js';

/**
 * A journal that is gone with the process. For tests: in production a restart would forget what was paid.
 *
 * @publicApi
 */
export class MemoryOperationJournal implements OperationJournal {
  readonly #entries = new Map<string, JournalEntry>();

  async add(entry: JournalEntry): Promise<boolean> {
    if (this.#entries.has(entry.id)) return false;
    this.#entries.set(entry.id, copyOf({ ...entry, version: 1 }));
    return true;
  }

  async replace(entry: JournalEntry): Promise<boolean> {
    if (this.#entries.get(entry.id)?.version !== entry.version - 1) return false;
    this.#entries.set(entry.id, copyOf(entry));
    return true;
  }

  async get(id: string): Promise<JournalEntry | undefined> {
    const entry = this.#entries.get(id);
    return entry && copyOf(entry);
  }

  async unfinished({ kind, untouchedSince, limit }: UnfinishedQuery): Promise<readonly JournalEntry[]> {
    return [...this.#entries.values()]
      .filter((entry) => !entry.isFinished)
      .filter((entry) => kind === undefined || entry.kind === kind)
      .filter(({ updatedAt }) => untouchedSince === undefined || updatedAt <= untouchedSince)
      .sort((a, b) => a.updatedAt.getTime() - b.updatedAt.getTime())
      .slice(0, limit)
      .map(copyOf);
  }
}

/** What is handed in or out can be changed by others without changing what is remembered, as in a store on disk. */
function copyOf(entry: JournalEntry): JournalEntry {
  return structuredClone(entry);
}
