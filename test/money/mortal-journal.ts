import type { JournalEntry, OperationJournal } from 'nestjs-apps-in-toss';

/** A journal whose process ends at one of its changes. */
export class MortalJournal implements OperationJournal {
  #left = Infinity;
  #before = false;
  #die: () => void = () => undefined;

  /** @param kept the journal that outlives it */
  constructor(public kept: OperationJournal) {}

  diesAt(end: { readonly change: number; readonly before: boolean } | null, die: () => void): void {
    this.#left = end?.change ?? Infinity;
    this.#before = end?.before ?? false;
    this.#die = die;
  }

  async add(entry: JournalEntry): Promise<boolean> {
    return this.#change(() => this.kept.add(entry));
  }

  async replace(entry: JournalEntry): Promise<boolean> {
    return this.#change(() => this.kept.replace(entry));
  }

  get: OperationJournal['get'] = (id) => this.kept.get(id);
  unfinished: OperationJournal['unfinished'] = (query) => this.kept.unfinished(query);

  async close(): Promise<void> {
    await this.kept.close?.();
  }

  async #change(change: () => Promise<boolean>): Promise<boolean> {
    this.#left -= 1;
    if (this.#left > 0) return change();
    if (!this.#before) await change();
    this.#die();
    // Whoever waits here is gone: it does nothing any more.
    return new Promise(() => undefined);
  }
}
