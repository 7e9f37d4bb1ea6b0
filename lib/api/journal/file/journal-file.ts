import { constants } from 'node:fs';
import { type FileHandle, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { AppsInTossJournalError } from '../apps-in-toss-journal.error.js';
import type { JournalEntry } from '../operation-journal.interface.js';
import { Folder } from './folder.js';
import { ProcessLock } from './process-lock.js';
import { header, readRecords, record } from './records.js';

/** How many entries one record of a compacted file holds. */
const COMPACT_STEP = 500;

/** Bytes. */
const READ_STEP = 65_536;

/** The file of a journal, open, locked and read. What it appends is on the disk when the promise resolves. @internal */
export class JournalFile {
  readonly #path: string;
  readonly #lock: ProcessLock;
  readonly #folder: Folder;
  #handle: FileHandle;
  #size: number;
  /** Set when it is no longer known what is on the disk. */
  #stopped: AppsInTossJournalError | undefined;

  private constructor(path: string, lock: ProcessLock, folder: Folder, handle: FileHandle, size: number) {
    this.#path = path;
    this.#lock = lock;
    this.#folder = folder;
    this.#handle = handle;
    this.#size = size;
  }

  static async open(given: string): Promise<{ file: JournalFile; entries: Map<string, JournalEntry> }> {
    const path = await truePath(given);
    let lock: ProcessLock | undefined;
    let handle: FileHandle | undefined;
    let folder: Folder | undefined;
    try {
      lock = await ProcessLock.acquire(path);
      await rm(`${path}.compact`, { force: true }); // what a crash left of a compaction
      handle = await open(path, constants.O_RDWR | constants.O_CREAT, 0o600);
      folder = await Folder.open(dirname(path));
      const { entries, end } = await contentOf(path, handle);
      const file = new JournalFile(path, lock, folder, handle, end);
      await file.#trim(handle, end);
      return { file, entries };
    } catch (error) {
      await handle?.close();
      await folder?.close();
      await lock?.release();
      throw asJournalError(error, path);
    }
  }

  get size(): number {
    return this.#size;
  }

  async append(entries: readonly JournalEntry[]): Promise<void> {
    if (this.#stopped) throw this.#stopped;
    const bytes = record(entries);
    await this.#assertOurs();
    try {
      await writeAll(this.#handle, bytes, this.#size);
    } catch (error) {
      await this.#takeBack();
      throw asJournalError(error, this.#path);
    }
    await this.#sync(this.#handle);
    this.#size += bytes.length;
  }

  /** Writes everything anew and puts it in the place of the old file, in one step. */
  async compact(entries: Iterable<JournalEntry>): Promise<void> {
    if (this.#stopped) throw this.#stopped;
    await this.#assertOurs();
    const temporary = `${this.#path}.compact`;
    // One that a crash left behind goes; what anybody puts there in its place is not written through.
    await rm(temporary, { force: true });
    const handle = await open(temporary, 'wx+', 0o600);
    let size: number;
    try {
      size = await writeAll(handle, header(), 0);
      for (const step of steps(entries)) size += await writeAll(handle, record(step), size);
      await handle.sync();
      await rename(temporary, this.#path);
    } catch (error) {
      await handle.close();
      await rm(temporary, { force: true });
      throw asJournalError(error, this.#path);
    }
    const old = this.#handle;
    this.#handle = handle;
    this.#size = size;
    // Nothing is confirmed on the new file before its name is on the disk. The old one holds nothing any more that the
    // new one has not; a disk that cannot even close it is not trusted with more, until the next start reads it anew.
    await this.#guarded(async () => {
      await this.#folder.sync();
      await old.close();
    });
  }

  async close(): Promise<void> {
    await this.#handle.close();
    await this.#folder.close();
    await this.#lock.release();
  }

  async #trim(handle: FileHandle, end: number): Promise<void> {
    const { size } = await handle.stat();
    if (size > end) await handle.truncate(end);
    if (end === 0) this.#size = await writeAll(handle, header(), 0);
    if (size === this.#size) return;
    await handle.sync();
    await this.#folder.sync();
  }

  /** Somebody who removed the lock by hand, or copied a backup over the file, must not be written over. */
  async #assertOurs(): Promise<void> {
    const [held, named] = await Promise.all([this.#handle.stat(), stat(this.#path).catch(() => undefined)]);
    if (held.size === this.#size && held.ino === named?.ino && held.dev === named.dev) return;
    this.#stopped = new AppsInTossJournalError(
      'AIT_JOURNAL_STOPPED',
      `${this.#path} was changed, moved or removed by somebody else`,
    );
    throw this.#stopped;
  }

  /** A full disk is no reason to stop: what did not fit is taken back, and the next write may fit. */
  async #takeBack(): Promise<void> {
    await this.#guarded(async () => {
      await this.#handle.truncate(this.#size);
      await this.#handle.sync();
    });
  }

  /** After a failed sync the system may forget what it could not write and say yes the next time: never ask again. */
  async #sync(handle: FileHandle): Promise<void> {
    await this.#guarded(() => handle.datasync());
  }

  async #guarded(run: () => Promise<void>): Promise<void> {
    try {
      await run();
    } catch (error) {
      this.#stopped = new AppsInTossJournalError('AIT_JOURNAL_STOPPED', this.#path, error);
      throw this.#stopped;
    }
  }
}

async function contentOf(
  path: string,
  handle: FileHandle,
): Promise<{ entries: Map<string, JournalEntry>; end: number }> {
  const content = await readRecords(chunksOf(handle));
  if ('damage' in content)
    throw new AppsInTossJournalError('AIT_JOURNAL_DAMAGED', `${path}: ${content.damage}`);
  return content;
}

/** Not a stream: that would close the file a second time, and end the process when the disk refuses to close it. */
async function* chunksOf(handle: FileHandle): AsyncGenerator<Buffer> {
  for (let at = 0, got = READ_STEP; got > 0; at += got) {
    const { bytesRead, buffer } = await handle.read(Buffer.allocUnsafe(READ_STEP), 0, READ_STEP, at);
    got = bytesRead;
    yield buffer.subarray(0, got);
  }
}

async function writeAll(handle: FileHandle, bytes: Buffer, position: number): Promise<number> {
  for (let done = 0; done < bytes.length;) {
    const { bytesWritten } = await handle.write(bytes, done, bytes.length - done, position + done);
    done += bytesWritten;
  }
  return bytes.length;
}

function* steps(entries: Iterable<JournalEntry>): Generator<JournalEntry[]> {
  let step: JournalEntry[] = [];
  for (const entry of entries) {
    if (step.push(entry) < COMPACT_STEP) continue;
    yield step;
    step = [];
  }
  if (step.length > 0) yield step;
}

/** The same file through a link is the same file. Its folder must be there: an unmounted volume must not be replaced. */
async function truePath(given: string): Promise<string> {
  const path = resolve(given);
  try {
    return await realpath(path);
  } catch {
    // It is not there yet.
  }
  try {
    return join(await realpath(dirname(path)), basename(path));
  } catch (error) {
    throw new AppsInTossJournalError('AIT_JOURNAL_FAILED', `the folder of ${path} cannot be opened`, error);
  }
}

function asJournalError(error: unknown, path: string): unknown {
  if (error instanceof AppsInTossJournalError) return error;
  return new AppsInTossJournalError('AIT_JOURNAL_FAILED', path, error);
}
