import { checkEntryId, entryFromText, entryText } from './entry-text.js';
import type { JournalEntry, OperationJournal, UnfinishedQuery } from './operation-journal.interface.js';
import { unfinishedOf } from './unfinished-of.js';

/**
 * A journal that is gone with the process. For tests: in production a restart would forget what was paid.
 *
 * @publicApi
 */
export class MemoryOperationJournal implements OperationJournal {
  readonly #entries = new Map<string, JournalEntry>();

  async add(entry: JournalEntry): Promise<boolean> {
    const kept = keptOf({ ...entry, version: 1 });
    if (this.#entries.has(entry.id)) return false;
    this.#entries.set(entry.id, kept);
    return true;
  }

  async replace(entry: JournalEntry): Promise<boolean> {
    const kept = keptOf(entry);
    if (this.#entries.get(entry.id)?.version !== entry.version - 1) return false;
    this.#entries.set(entry.id, kept);
    return true;
  }

  async get(id: string): Promise<JournalEntry | undefined> {
    checkEntryId(id);
    const entry = this.#entries.get(id);
    return entry && structuredClone(entry);
  }

  async unfinished(query: UnfinishedQuery): Promise<readonly JournalEntry[]> {
    return unfinishedOf(this.#entries.values(), query);
  }
}

/** What is handed in can be changed by others without changing what is remembered, and is refused, as on a disk. */
function keptOf(entry: JournalEntry): JournalEntry {
  return entryFromText(entryText(entry));
}
