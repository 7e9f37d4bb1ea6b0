import type { LedgerView as Ledger } from '../../ledger/ledger.interface.js';

type Row = Readonly<Record<string, unknown>>;

/** The books that are shown; requests have a room of their own. */
const names = [
  'charges',
  'refunds',
  'grants',
  'messages',
  'callbacks',
  'logins',
  'refreshes',
  'profileReads',
  'unlinks',
] as const;
const most = 200;

/** What may happen once only, by book: the fields whose value names it. */
const once: Readonly<Record<string, readonly string[]>> = {
  charges: ['payToken', 'orderNo'],
  refunds: ['payToken'],
  grants: ['key'],
};

/** The books of the ledger as the page shows them. @internal */
export interface LedgerView {
  /** Newest first. */
  readonly books: Readonly<Record<string, readonly Row[]>>;
  readonly totals: Readonly<Record<string, { readonly count: number; readonly sum: number }>>;
  /** In words, what went out twice. */
  readonly double: readonly string[];
}

/** @internal */
export function ledgerView(ledger: Ledger): LedgerView {
  const books: Record<string, readonly Row[]> = {};
  const totals: Record<string, { count: number; sum: number }> = {};
  for (const name of names) {
    const rows = ledger[name] as readonly object[] as readonly Row[];
    const twice = repeated(rows, once[name] ?? []);
    books[name] = rows
      .slice(-most)
      .reverse()
      .map((row) => (twice.has(row) ? { ...row, double: true } : row));
    totals[name] = { count: rows.length, sum: rows.reduce((sum, row) => sum + amountOf(row), 0) };
  }
  return { books, totals, double: doubleSpend(ledger) };
}

/** The ledger's own judgement, line by line. */
function doubleSpend(ledger: Ledger): string[] {
  try {
    ledger.assertNoDoubleSpend();
    return [];
  } catch (error) {
    return (error as Error).message.split('\n').slice(1);
  }
}

function repeated(rows: readonly Row[], fields: readonly string[]): ReadonlySet<Row> {
  const twice = new Set<Row>();
  for (const field of fields) {
    const first = new Map<unknown, Row>();
    for (const row of rows.filter(({ status }) => status !== 'FAILED')) {
      const other = first.get(row[field]);
      if (other) twice.add(other).add(row);
      else first.set(row[field], row);
    }
  }
  return twice;
}

/** A grant that failed gave nothing. */
function amountOf({ amount, status }: Row): number {
  return typeof amount === 'number' && status !== 'FAILED' ? amount : 0;
}
