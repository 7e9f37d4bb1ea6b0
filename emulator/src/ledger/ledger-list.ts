import type { Table } from '../state/table.js';

/** One list of the ledger: the entries in order, each of them also a row of the state. @internal */
export class LedgerList<Entry extends { readonly at: Date }> {
  readonly entries: Entry[] = [];
  private readonly keys: string[] = [];
  private next = 1;

  /** @param keep how many of the newest entries stay */
  constructor(
    private readonly rows: Table<Entry>,
    private readonly keep: number,
  ) {
    for (const [key, row] of rows.entries()) {
      // In a state that was written down a time is a text.
      this.entries.push({ ...row, at: new Date(row.at) });
      this.keys.push(key);
      this.next = Math.max(this.next, Number(key) + 1);
    }
  }

  /** @returns to be called after `entry` was changed */
  add(entry: Entry): () => void {
    const key = String(this.next++);
    this.entries.push(entry);
    this.keys.push(key);
    this.rows.set(key, entry);
    // Not one by one: taking the first of a long list moves all the others.
    if (this.entries.length > this.keep * 1.25 + 16) this.drop(this.entries.length - this.keep);
    return () => {
      if (this.rows.has(key)) this.rows.set(key, entry);
    };
  }

  /** Puts another entry in the place of the newest one that fits. */
  replace(fits: (entry: Entry) => boolean, change: (entry: Entry) => Entry): void {
    let index = this.entries.length - 1;
    while (index >= 0 && !fits(this.entries[index]!)) index -= 1;
    const [entry, key] = [this.entries[index], this.keys[index]];
    if (entry === undefined || key === undefined) return;
    this.entries[index] = this.rows.set(key, change(entry));
  }

  clear(): void {
    this.drop(this.entries.length);
  }

  private drop(count: number): void {
    this.entries.splice(0, count);
    for (const key of this.keys.splice(0, count)) this.rows.delete(key);
  }
}
