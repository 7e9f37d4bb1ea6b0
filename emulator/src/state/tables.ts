import { Table } from './table.js';

/** Everything the emulator remembers, by table and key. What `JSON.stringify` makes of it is enough to go on from. @internal */
export type State = Readonly<Record<string, Readonly<Record<string, object>>>>;

/** A row that was set, or deleted (`row` is `undefined`). @internal */
export interface StateChange {
  readonly table: string;
  readonly key: string;
  readonly row: object | undefined;
}

/**
 * All of the emulator's memory, in named tables. Nothing else in it outlives a request, apart from connections, scripts
 * and counters of rate limits: an emulator that is given the tables of another one goes on where that one stopped.
 *
 * @internal
 */
export class Tables {
  private readonly tables = new Map<string, Table<object>>();
  private readonly listeners = new Set<(change: StateChange) => void>();

  /** @param state what an earlier emulator remembered */
  constructor(private readonly state: State = {}) {
    for (const name of Object.keys(state)) this.table(name);
  }

  /** The table of that name; made when there is none. */
  table<Row extends object>(name: string): Table<Row> {
    const known = this.tables.get(name) as Table<Row> | undefined;
    if (known) return known;
    const rows = (this.state[name] ?? {}) as Readonly<Record<string, Row>>;
    const table = new Table<Row>(name, rows, (key, row) => this.tell({ table: name, key, row }));
    this.tables.set(name, table as unknown as Table<object>);
    return table;
  }

  names(): readonly string[] {
    return [...this.tables.keys()];
  }

  /** Calls `listener` right after each change. @returns what ends it */
  onChange(listener: (change: StateChange) => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  /** All rows as they are now. */
  toJSON(): State {
    return Object.fromEntries(
      [...this.tables].map(([name, table]) => [name, Object.fromEntries(table.entries())]),
    );
  }

  private tell(change: StateChange): void {
    for (const listener of this.listeners) listener(change);
  }
}
