import { readFileSync } from 'node:fs';
import type { State } from '../state/tables.js';
import { StateFileError } from './state-file.error.js';
import { heading, readLine } from './state-line.js';
import type { StateLine } from './state-line.js';

/** What stood in a state file. @internal */
export interface ReadState {
  readonly state: State;
  /** Whether the process ended in the middle of its last line. That change was never answered, so it is left out. */
  readonly torn: boolean;
}

/**
 * Reads a state file, or nothing where there is none.
 *
 * @throws StateFileError for anything else than whole lines of our own, the last one excepted
 * @internal
 */
export function readState(path: string): ReadState | undefined {
  const text = readText(path);
  if (text === undefined) return undefined;
  const [first, ...lines] = text.split('\n');
  if (first !== heading) {
    // Torn while it was made: nothing had been kept in it.
    if (lines.length === 0 && heading.startsWith(first ?? '')) return { state: {}, torn: true };
    throw new StateFileError(path, `is no state of this emulator: its first line is not "${heading}"`);
  }
  const rest = lines.pop() ?? '';
  const state: Record<string, Record<string, object>> = {};
  for (const [index, line] of lines.entries()) {
    const read = readLine(line);
    if (typeof read === 'string') throw damaged(path, index + 2, read);
    apply(state, read);
  }
  // An editor takes the last line break away and nothing else.
  const last = rest === '' ? undefined : readLine(rest);
  if (typeof last === 'object') apply(state, last);
  return { state, torn: typeof last === 'string' };
}

function apply(state: Record<string, Record<string, object>>, [table, key, row]: StateLine): void {
  const rows = (state[table] ??= Object.create(null) as Record<string, object>);
  if (row === undefined) delete rows[key];
  else rows[key] = row;
}

function damaged(path: string, line: number, reason: string): StateFileError {
  return new StateFileError(
    path,
    `is damaged in line ${line}: ${reason}. Nothing in it was changed. Restore it from a copy, or move it away to begin anew.`,
  );
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return undefined;
    throw new StateFileError(path, `cannot be read: ${message}`, error);
  }
}
