import { AppsInTossJournalError } from '../api/journal/apps-in-toss-journal.error.js';
import type { JournalEntry } from '../api/journal/operation-journal.interface.js';

/** @internal */
export type Row = Readonly<Record<string, unknown>>;

/** The rows in what a driver gives: a list, `{ rows }` (`pg`), or `[rows, fields]` (`mysql2`). @internal */
export function rowsOf(result: unknown): Row[] {
  const rows: unknown = isObject(result) && 'rows' in result ? result['rows'] : result;
  if (!Array.isArray(rows)) return []; // of a statement without rows
  const [first] = rows as unknown[];
  return (Array.isArray(first) ? first : rows).filter(isObject);
}

/** @internal */
export function entryOfRow(row: Row): JournalEntry {
  const { id, kind, state, data } = row;
  if (typeof id !== 'string' || typeof kind !== 'string' || typeof state !== 'string')
    throw new AppsInTossJournalError('AIT_JOURNAL_DAMAGED', 'a row lacks its id, kind or state');
  return {
    id,
    kind,
    state,
    isFinished: Number(row['is_finished']) === 1,
    data: dataOf(data),
    // Drivers give 64 bit numbers as text, as numbers or as bigint.
    version: Number(row['version']),
    createdAt: new Date(Number(row['created_at'])),
    updatedAt: new Date(Number(row['updated_at'])),
  };
}

function dataOf(text: unknown): Record<string, unknown> {
  try {
    return JSON.parse(String(text)) as Record<string, unknown>;
  } catch (error) {
    throw new AppsInTossJournalError('AIT_JOURNAL_DAMAGED', 'the data of a row is no JSON', error);
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
