import { UnrecoverableError } from 'bullmq';
import { grantRefused } from '../api/promotion/grant/grant-errors.js';
import type { JournalScope } from '../api/journal/journal-scope.js';
import type { JournalEntry, OperationJournal } from '../api/journal/operation-journal.interface.js';
import type { BulkSummary } from '../api/messages/bulk/bulk.interface.js';
import type { BulkJob } from './job-data.js';

const KIND = 'messages.bulk';

/** Remembers that a chunk is about to be sent, so that a worker that is killed does not make others send it again. @internal */
export class BulkChunkRecord {
  readonly #journal: OperationJournal;
  readonly #id: string;
  readonly #kind: string;
  #entry: JournalEntry | undefined;

  constructor(
    journal: OperationJournal | undefined,
    scope: JournalScope,
    { bulkId, chunk }: Pick<BulkJob, 'bulkId' | 'chunk'>,
  ) {
    if (!journal) throw grantRefused('AIT_API_JOURNAL_MISSING', 'messages.sendBulk');
    this.#journal = journal;
    this.#id = scope.id(`bulk:${bulkId}:${chunk}`);
    this.#kind = scope.kind(KIND);
  }

  /**
   * @returns the summary, when it was sent before
   * @throws UnrecoverableError when it may have been
   */
  async begin(): Promise<BulkSummary | undefined> {
    const now = new Date();
    const entry: JournalEntry = {
      id: this.#id,
      kind: this.#kind,
      state: 'sending',
      isFinished: false,
      data: {},
      version: 1,
      createdAt: now,
      updatedAt: now,
    };
    if (await this.#journal.add(entry)) {
      this.#entry = entry;
      return undefined;
    }
    const before = await this.#journal.get(this.#id);
    if (before?.state === 'sent') return before.data['summary'] as BulkSummary;
    if (before?.state === 'released') {
      const again = {
        ...before,
        state: 'sending',
        isFinished: false,
        version: before.version + 1,
        updatedAt: now,
      };
      if (await this.#journal.replace(again)) {
        this.#entry = again;
        return undefined;
      }
    }
    throw new UnrecoverableError(
      'the chunk may have been sent: its worker stopped, or the answer was lost. It is not sent again',
    );
  }

  /** @throws Error when nothing was sent, and it may be tried again; UnrecoverableError when it must not be */
  async end(summary: BulkSummary): Promise<void> {
    const { sent, notSent, refused, unknown } = summary;
    const state = unknown > 0 ? 'unknown' : sent > 0 ? 'sent' : notSent > 0 ? 'released' : 'refused';
    const entry = this.#entry as JournalEntry;
    await this.#journal.replace({
      ...entry,
      state,
      isFinished: state !== 'unknown',
      data: { summary },
      version: entry.version + 1,
      updatedAt: new Date(),
    });
    if (state === 'unknown')
      throw new UnrecoverableError(`the answer was lost: ${unknown} recipients may have been reached`);
    if (state === 'released') throw new Error(`nothing was sent to ${notSent} recipients`);
    if (refused > 0) throw new UnrecoverableError(`the platform refused ${refused} recipients`);
  }
}
