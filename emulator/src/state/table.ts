/**
 * Rows of one kind by their key. A row is plain JSON and is never changed in place: whoever changes something sets a
 * new row, so that whoever keeps the state elsewhere hears of it.
 *
 * @internal
 */
export class Table<Row extends object> {
  private readonly rows: Map<string, Row>;

  constructor(
    readonly name: string,
    rows: Readonly<Record<string, Row>>,
    private readonly changed: (key: string, row: Row | undefined) => void,
  ) {
    this.rows = new Map(Object.entries(rows));
  }

  get size(): number {
    return this.rows.size;
  }

  get(key: string): Row | undefined {
    return this.rows.get(key);
  }

  has(key: string): boolean {
    return this.rows.has(key);
  }

  set(key: string, row: Row): Row {
    this.rows.set(key, row);
    this.changed(key, row);
    return row;
  }

  /** True when there was such a row. */
  delete(key: string): boolean {
    const deleted = this.rows.delete(key);
    if (deleted) this.changed(key, undefined);
    return deleted;
  }

  clear(): void {
    for (const key of this.rows.keys()) this.delete(key);
  }

  /** In the order in which the keys were first set; so for the two below. */
  keys(): IterableIterator<string> {
    return this.rows.keys();
  }

  values(): IterableIterator<Row> {
    return this.rows.values();
  }

  entries(): IterableIterator<[string, Row]> {
    return this.rows.entries();
  }
}
