import type { SqlQuery } from '../../../lib/sql/index.js';

type Row = Record<string, unknown>;
type Shape = (rows: Row[]) => unknown;

/** How drivers hand over rows. */
export const SHAPES: readonly (readonly [string, Shape])[] = [
  ['a list', (rows) => rows],
  ['{ rows }', (rows) => ({ rows })],
  ['[rows, fields]', (rows) => [rows, [{ name: 'id' }]]],
];

/** One row at the most, in the words of a driver: enough to see what the journal makes of what it is given. */
export class CannedDatabase {
  readonly asked: string[] = [];
  row: Row | undefined;
  settings: Row = { synchronous: 2 };
  fails: ((sql: string) => boolean) | undefined;

  constructor(private readonly shape: Shape = (rows) => rows) {}

  readonly query: SqlQuery = async (sql, parameters) => {
    this.asked.push(sql);
    if (this.fails?.(sql)) throw new Error('the database is away');
    if (sql.startsWith('INSERT')) {
      this.row ??= rowOf(parameters);
      return { changes: 1 }; // as better-sqlite3 does
    }
    if (sql.startsWith('UPDATE')) {
      const [id, version] = parameters.slice(-2);
      if (this.row?.['id'] === id && this.row?.['version'] === version)
        this.row = rowOf([id!, ...parameters.slice(0, -2)]);
      return undefined;
    }
    if (sql.startsWith('SELECT id')) return this.shape(this.row ? [this.row] : []);
    if (sql.startsWith('CREATE')) return undefined;
    return this.shape([this.settings]);
  };
}

const COLUMNS = [
  'id',
  'kind',
  'state',
  'is_finished',
  'data',
  'version',
  'writer',
  'created_at',
  'updated_at',
];

function rowOf(values: readonly (string | number)[]): Row {
  return Object.fromEntries(COLUMNS.map((column, n) => [column, values[n]]));
}
