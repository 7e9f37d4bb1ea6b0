import { closeSync, fsync, fsyncSync, mkdirSync, openSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { draftPath } from '../draft-path.js';
import type { State, StateChange, Tables } from '../state/tables.js';
import { readState } from './read-state.js';
import { StateFileError } from './state-file.error.js';
import { StateLock } from './state-lock.js';
import { heading, writeLine } from './state-line.js';

/** At least so many changes are appended before the file is written anew, and at least as many as it has rows. */
const leastChanges = 20_000;

/**
 * The emulator's memory on disk: one line for every row that was set or deleted, written before the answer that
 * follows from it goes out. So a killed process loses nothing that it had answered; a cut of the power loses at most
 * what the disk had not taken yet, which is asked of it right after each write.
 *
 * @internal
 */
export class StateFile {
  private file: number;
  private appended = 0;
  private rows: number;
  private broken: Error | undefined;
  private syncing = false;
  private again = false;
  private tables: Tables | undefined;
  private stop: (() => void) | undefined;

  private constructor(
    readonly path: string,
    /** What it held when it was opened. */
    readonly state: State,
    /** Whether a last, half-written line was left out. */
    readonly torn: boolean,
    private readonly lock: StateLock,
  ) {
    this.file = openNew(path, state);
    this.rows = countRows(state);
  }

  /**
   * Opens a state file, or begins one.
   *
   * @throws StateFileError when another emulator uses it, or it is damaged; it is left as it is then
   */
  static open(path: string): StateFile {
    mkdirSync(dirname(path), { recursive: true });
    const lock = StateLock.take(path);
    try {
      const { state = {}, torn = false } = readState(path) ?? {};
      return new StateFile(path, state, torn, lock);
    } catch (error) {
      lock.release();
      throw error;
    }
  }

  /** Writes down what changes from now on. */
  follow(tables: Tables): void {
    this.tables = tables;
    this.stop = tables.onChange((change) => this.append(change));
  }

  close(): void {
    this.stop?.();
    if (this.file < 0) return;
    if (!this.broken) fsyncSync(this.file);
    closeSync(this.file);
    this.file = -1;
    this.lock.release();
  }

  private append({ table, key, row }: StateChange): void {
    if (this.broken) throw this.broken;
    try {
      writeWhole(this.file, writeLine(row === undefined ? [table, key] : [table, key, row]));
      this.appended += 1;
      if (this.appended > Math.max(leastChanges, this.rows)) this.compact();
      this.sync();
    } catch (error) {
      // A half-written line may stand at the end now: nothing may follow it, and nothing may be answered any more.
      this.broken = new StateFileError(this.path, `cannot be written: ${(error as Error).message}`, error);
      throw this.broken;
    }
  }

  /** Begins the file anew: most of its lines are out of date by now. */
  private compact(): void {
    const state = this.tables?.toJSON() ?? this.state;
    const old = this.file;
    this.file = openNew(this.path, state);
    this.appended = 0;
    this.rows = countRows(state);
    closeSync(old);
  }

  private sync(): void {
    if (this.syncing) return void (this.again = true);
    this.syncing = true;
    const file = this.file;
    fsync(file, (error) => {
      this.syncing = false;
      // Closed or begun anew meanwhile: both wait for the disk themselves.
      if (error && file === this.file)
        this.broken = new StateFileError(this.path, `cannot be written: ${error.message}`, error);
      if (this.again && this.file >= 0) {
        this.again = false;
        this.sync();
      }
    });
  }
}

/** Writes the whole state beside the file and puts it in its place, so that there is always one that is whole. */
function openNew(path: string, state: State): number {
  const draft = draftPath(path);
  // Not for appending: with the right file in hand the position is always at its end.
  const file = openSync(draft, 'wx', 0o600);
  const lines = [`${heading}\n`];
  for (const [table, rows] of Object.entries(state)) {
    for (const [key, row] of Object.entries(rows)) lines.push(writeLine([table, key, row]));
  }
  writeWhole(file, lines.join(''));
  fsyncSync(file);
  renameSync(draft, path);
  syncFolder(dirname(path));
  return file;
}

function writeWhole(file: number, text: string): void {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at);
}

/** The new name has to reach the disk as well. Windows cannot open folders, and needs it less. */
function syncFolder(path: string): void {
  if (process.platform === 'win32') return;
  const folder = openSync(path, 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

function countRows(state: State): number {
  return Object.values(state).reduce((sum, rows) => sum + Object.keys(rows).length, 0);
}
