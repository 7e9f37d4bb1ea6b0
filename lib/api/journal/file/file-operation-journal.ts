import { AppsInTossJournalError } from '../apps-in-toss-journal.error.js';
import { checkEntryId, entryFromText, entryText } from '../entry-text.js';
import type { JournalEntry, OperationJournal, UnfinishedQuery } from '../operation-journal.interface.js';
import { unfinishedOf } from '../unfinished-of.js';
import { JournalFile } from './journal-file.js';

/** Below this size a file is never compacted. */
const COMPACT_ABOVE = 1_048_576;

/** @internal */
export interface FileOperationJournalTuning {
  /** Size in bytes above which a file that is more than half out of date is written anew. */
  readonly compactAbove?: number;
}

interface Change {
  readonly entry: JournalEntry;
  readonly resolve: (won: boolean) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * A journal in a file of its own, for an app that runs as **one process on one machine**, on a local disk. Every change
 * is on the disk before it counts; a crash at any moment loses nothing that was confirmed. A second living process is
 * refused (`AIT_JOURNAL_IN_USE`), and what a dead one left behind needs no hand. It keeps all entries in memory (about
 * half a kilobyte each); beyond some hundred thousand, or with several instances, take `SqlOperationJournal`.
 *
 * @publicApi
 */
export class FileOperationJournal implements OperationJournal {
  readonly #path: string;
  readonly #compactAbove: number;
  #opening: Promise<Opened> | undefined;
  #closing: Promise<void> | undefined;
  #queue: Change[] = [];
  #draining: Promise<void> | undefined;
  #compactAt = 0;

  /**
   * Opens nothing yet: the first use does, or `open()`.
   *
   * @param path the file, made when it is not there (its folder is not); relative to the folder the process starts in
   */
  constructor(path: string);
  /** @internal */
  constructor(path: string, tuning?: FileOperationJournalTuning);
  constructor(path: string, tuning?: FileOperationJournalTuning) {
    if (typeof path !== 'string' || path === '')
      throw new AppsInTossJournalError('AIT_JOURNAL_OPTION', 'path must be the path of a file');
    this.#path = path;
    this.#compactAbove = tuning?.compactAbove ?? COMPACT_ABOVE;
  }

  /**
   * Opens the file, so that an app that cannot have it fails when it starts and not at its first payment.
   *
   * @throws AppsInTossJournalError `AIT_JOURNAL_IN_USE`, `AIT_JOURNAL_DAMAGED`, `AIT_JOURNAL_FAILED`
   */
  async open(): Promise<void> {
    await this.#opened();
  }

  async add(entry: JournalEntry): Promise<boolean> {
    return this.#change({ ...entry, version: 1 });
  }

  async replace(entry: JournalEntry): Promise<boolean> {
    return entry.version > 1 ? this.#change(entry) : false;
  }

  async get(id: string): Promise<JournalEntry | undefined> {
    checkEntryId(id);
    const { entries } = await this.#opened();
    const entry = entries.get(id);
    return entry && structuredClone(entry);
  }

  async unfinished(query: UnfinishedQuery): Promise<readonly JournalEntry[]> {
    const { entries } = await this.#opened();
    return unfinishedOf(entries.values(), query);
  }

  /** Waits for what is being written, and lets go of the file. */
  async close(): Promise<void> {
    this.#closing ??= this.#close();
    await this.#closing;
  }

  async #close(): Promise<void> {
    const opening = this.#opening;
    await this.#draining;
    const opened = await opening?.catch(() => undefined); // whoever opened it was told
    await opened?.file.close();
  }

  #opened(): Promise<Opened> {
    if (this.#closing) throw new AppsInTossJournalError('AIT_JOURNAL_CLOSED');
    if (this.#opening) return this.#opening;
    const opening = JournalFile.open(this.#path);
    this.#opening = opening;
    opening.catch(() => {
      this.#opening = undefined; // the next use tries again
    });
    return opening;
  }

  async #change(given: JournalEntry): Promise<boolean> {
    const entry = entryFromText(entryText(given)); // what a reader will get, checked before anything is written
    const opened = await this.#opened();
    if (this.#closing) throw new AppsInTossJournalError('AIT_JOURNAL_CLOSED');
    return new Promise((resolve, reject) => {
      this.#queue.push({ entry, resolve, reject });
      this.#draining ??= this.#drain(opened);
    });
  }

  /** What came while the disk was busy goes out together: one wait for the disk for all of it. */
  async #drain({ file, entries }: Opened): Promise<void> {
    await Promise.resolve(); // those of the same turn
    while (this.#queue.length > 0) {
      const changes = this.#queue;
      this.#queue = [];
      await this.#commit(changes, file, entries);
      await this.#compact(file, entries);
    }
    this.#draining = undefined;
  }

  async #commit(
    changes: readonly Change[],
    file: JournalFile,
    entries: Map<string, JournalEntry>,
  ): Promise<void> {
    const staged = new Map<string, JournalEntry>();
    const won = changes.map(({ entry }) => {
      const current = staged.get(entry.id) ?? entries.get(entry.id);
      if ((current?.version ?? 0) !== entry.version - 1) return false;
      staged.set(entry.id, entry);
      return true;
    });
    try {
      if (staged.size > 0) await file.append([...staged.values()]);
    } catch (error) {
      // Also those that lost: they may have lost against one that is not on record now.
      for (const { reject } of changes) reject(error);
      return;
    }
    for (const [id, entry] of staged) entries.set(id, entry);
    for (const [index, { resolve }] of changes.entries()) resolve(won[index] === true);
  }

  async #compact(file: JournalFile, entries: Map<string, JournalEntry>): Promise<void> {
    if (file.size <= Math.max(this.#compactAbove, this.#compactAt)) return;
    try {
      await file.compact(entries.values());
    } catch {
      // No room for a second copy, most likely. Nothing is lost: the file goes on growing, and if the disk is broken
      // the next change says so. Tried again when it has grown by half.
      this.#compactAt = file.size * 1.5;
      return;
    }
    this.#compactAt = file.size * 2;
  }
}

interface Opened {
  readonly file: JournalFile;
  readonly entries: Map<string, JournalEntry>;
}
