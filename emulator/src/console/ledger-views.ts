import type { Platform } from '../platform.js';

type Row = Readonly<Record<string, unknown>>;

/** Not among them: they have a room of their own. */
const elsewhere = new Set(['requests', 'refusals']);
const prefix = 'ledger.';
const most = 200;

/** What may happen once only: the fields that name it, by book. */
const once: Readonly<Record<string, readonly string[]>> = {
  charges: ['appName', 'payToken'],
  refunds: ['appName', 'payToken'],
  grants: ['appName', 'key'],
};

/** The books of the ledger as the page shows them. @internal */
export interface LedgerView {
  /** Newest first. */
  readonly books: Readonly<Record<string, readonly Row[]>>;
  readonly totals: Readonly<Record<string, { readonly count: number; readonly sum: number }>>;
  readonly double: readonly string[];
}

/** @internal */
export function ledgerView({ tables }: Platform, app: string | null): LedgerView {
  const books: Record<string, readonly Row[]> = {};
  const totals: Record<string, { count: number; sum: number }> = {};
  const double: string[] = [];
  for (const table of tables.names()) {
    const name = table.slice(prefix.length);
    if (!table.startsWith(prefix) || elsewhere.has(name)) continue;
    const all = [...tables.table<Row>(table).values()];
    const rows = app === null ? all : all.filter((row) => row['appName'] === app);
    const twice = repeated(rows, once[name] ?? []);
    for (const key of new Set(twice.values())) double.push(`${name} ${key}`);
    books[name] = rows
      .slice(-most)
      .reverse()
      .map((row) => (twice.has(row) ? { ...row, double: true } : row));
    totals[name] = { count: rows.length, sum: rows.reduce((sum, row) => sum + amountOf(row), 0) };
  }
  return { books, totals, double };
}

/** Rows that name the same thing as another one, with what they name. */
function repeated(rows: readonly Row[], fields: readonly string[]): ReadonlyMap<Row, string> {
  const byKey = new Map<string, Row[]>();
  if (fields.length > 0) {
    for (const row of rows) {
      const key = fields.map((field) => String(row[field])).join(' ');
      byKey.set(key, [...(byKey.get(key) ?? []), row]);
    }
  }
  const twice = [...byKey].filter(([, same]) => same.length > 1);
  return new Map(twice.flatMap(([key, same]) => same.map((row) => [row, key] as const)));
}

function amountOf({ amount, paidAmount }: Row): number {
  const value = paidAmount ?? amount;
  return typeof value === 'number' ? value : 0;
}
