import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FileOperationJournal } from '../../../../../lib/api/journal/file/file-operation-journal.js';

/** A temporary folder with one journal file, and the journals opened on it. */
export class JournalFolder {
  readonly #opened: FileOperationJournal[] = [];

  private constructor(readonly folder: string) {}

  static async make(): Promise<JournalFolder> {
    return new JournalFolder(await mkdtemp(join(tmpdir(), 'journal-')));
  }

  get file(): string {
    return join(this.folder, 'grants.journal');
  }

  journal(file = this.file, compactAbove?: number): FileOperationJournal {
    const journal = new FileOperationJournal(file, compactAbove === undefined ? undefined : { compactAbove });
    this.#opened.push(journal);
    return journal;
  }

  async close(): Promise<void> {
    await Promise.all(this.#opened.map((journal) => journal.close()));
    await rm(this.folder, { recursive: true });
  }
}
