import { API_TEXTS } from '../api/errors/api-message.js';
import { AppsInTossApiError } from '../api/errors/apps-in-toss-api.error.js';
import { AppsInTossRequestError } from '../api/errors/apps-in-toss-request.error.js';
import type { JournalScope } from '../api/journal/journal-scope.js';
import type { JournalEntry, OperationJournal } from '../api/journal/operation-journal.interface.js';
import type { BulkSummary } from '../api/messages/bulk/bulk.interface.js';
import type { AppsInTossError } from '../foundation/apps-in-toss.error.js';
import type { BulkJob } from './job-data.js';

const KIND = 'messages.bulk';
const OPERATION = 'messages.sendBulk';

/** What a journal needs to be told of the chunks of one mini-app. @internal */
export interface ChunkBook {
  readonly journal: OperationJournal;
  readonly scope: JournalScope;
}

/**
 * Where a chunk stands.
 *
 * - `sending`: it may have left.
 * - `sent`: the platform said so, or a person did.
 * - `released`, `refused`: nothing was sent, and it may be tried again, by itself or by somebody who put the reason right.
 * - `unknown`: it may have been sent, and no machine will ever find out: the platform has no read for that. It is
 *   finished for this reason, and only a person can say more.
 *
 * @internal
 */
export type ChunkState = 'sending' | 'sent' | 'refused' | 'released' | 'unknown';

/** @internal */
export interface KnownChunk {
  readonly state: ChunkState;
  /** Everybody in it. */
  readonly recipients: number;
  /** Those that it was sent to, as far as it is known. */
  readonly sent: number;
}

/** What a journal keeps of a chunk: none of its recipients. */
interface ChunkData {
  readonly recipients?: number;
  readonly summary?: BulkSummary;
  readonly decision?: 'sent' | 'not-sent';
}

/** @throws AppsInTossRequestError `AIT_API_JOURNAL_MISSING` @internal */
export function chunkBook(journal: OperationJournal | undefined, scope: JournalScope): ChunkBook {
  if (!journal) throw new AppsInTossRequestError({ code: 'AIT_API_JOURNAL_MISSING', operation: OPERATION });
  return { journal, scope };
}

/** Remembers that a chunk is about to be sent, so that a worker that is killed does not make others send it again. @internal */
export class BulkChunkRecord {
  readonly #journal: OperationJournal;
  readonly #id: string;
  readonly #kind: string;
  #entry: JournalEntry | undefined;

  constructor({ journal, scope }: ChunkBook, { bulkId, chunk }: Pick<BulkJob, 'bulkId' | 'chunk'>) {
    this.#journal = journal;
    this.#id = scope.id(`bulk:${bulkId}:${chunk}`);
    this.#kind = scope.kind(KIND);
  }

  /** @returns undefined when it was never begun */
  async known(): Promise<KnownChunk | undefined> {
    const entry = await this.#read();
    if (!entry) return undefined;
    const { recipients = 0, summary } = entry.data as ChunkData;
    return { state: entry.state as ChunkState, recipients, sent: summary?.sent ?? 0 };
  }

  /**
   * Puts on record that it goes out now.
   *
   * @returns the summary, when it was sent before
   * @throws AppsInTossApiError `AIT_API_CHUNK_UNKNOWN` when it may have been
   */
  async begin(recipients: number): Promise<BulkSummary | undefined> {
    const now = new Date();
    const entry: JournalEntry = {
      id: this.#id,
      kind: this.#kind,
      state: 'sending',
      isFinished: false,
      data: { recipients },
      version: 1,
      createdAt: now,
      updatedAt: now,
    };
    if (await this.#journal.add(entry)) {
      this.#entry = entry;
      return undefined;
    }
    const before = await this.#read();
    if (before?.state === 'sent') return (before.data as ChunkData).summary;
    const isFree = before?.state === 'released' || before?.state === 'refused';
    if (isFree && (await this.#write(before, 'sending', { recipients }))) return undefined;
    // Whoever had it is gone, or so slow that its job was given away. Nobody sends it again.
    if (before?.state === 'sending') await this.#write(before, 'unknown');
    throw chunkUnknown();
  }

  /** Writes down what became of it. Meanwhile somebody who knew less may have given it up for unknown. */
  async end(state: Exclude<ChunkState, 'sending'>, summary: BulkSummary): Promise<void> {
    let entry = this.#entry;
    while (entry && !(await this.#write(entry, state, { ...entry.data, summary }))) {
      const current = await this.#read();
      entry = current?.state === 'unknown' ? current : undefined;
    }
  }

  /**
   * Writes down what a person found; the same once more changes nothing.
   *
   * @throws AppsInTossRequestError `AIT_API_CHUNK_NOT_UNKNOWN`
   */
  async decide(decision: 'sent' | 'not-sent'): Promise<void> {
    for (;;) {
      const before = await this.#read();
      const { recipients = 0, decision: earlier } = (before?.data ?? {}) as ChunkData;
      if (earlier === decision) return;
      if (before?.state !== 'unknown') {
        throw new AppsInTossRequestError({ code: 'AIT_API_CHUNK_NOT_UNKNOWN', operation: OPERATION });
      }
      const isSent = decision === 'sent';
      const data: ChunkData = { recipients, decision, ...(isSent && { summary: allSent(recipients) }) };
      if (await this.#write(before, isSent ? 'sent' : 'released', data)) return;
    }
  }

  #read(): Promise<JournalEntry | undefined> {
    return this.#journal.get(this.#id);
  }

  async #write(
    before: JournalEntry,
    state: ChunkState,
    data: ChunkData = before.data as ChunkData,
  ): Promise<boolean> {
    const entry = movedTo(before, state, data);
    const won = await this.#journal.replace(entry);
    if (won) this.#entry = entry;
    return won;
  }
}

/** What is left of chunks whose job is gone with its queue: they are not sent again, and that is written down. @internal */
export async function giveUpChunks(
  { journal, scope }: ChunkBook,
  query: { readonly untouchedSince: Date; readonly limit: number },
): Promise<number> {
  const entries = await journal.unfinished({ kind: scope.kind(KIND), ...query });
  const written = await Promise.all(entries.map((entry) => journal.replace(movedTo(entry, 'unknown'))));
  return written.filter(Boolean).length;
}

function movedTo(
  before: JournalEntry,
  state: ChunkState,
  data: ChunkData = before.data as ChunkData,
): JournalEntry {
  const isFinished = state !== 'sending';
  return {
    ...before,
    state,
    isFinished,
    data: { ...data },
    version: before.version + 1,
    updatedAt: new Date(),
  };
}

function allSent(recipients: number): BulkSummary {
  const none = { refused: 0, notSent: 0, unknown: 0, invalid: 0, failures: 0 };
  return { recipients, sent: recipients, ...none, chunks: 1, cursor: recipients, stopped: null, done: true };
}

/** @internal */
export function chunkUnknown(cause?: AppsInTossError): AppsInTossApiError {
  const code = 'AIT_API_CHUNK_UNKNOWN';
  return new AppsInTossApiError({
    ...API_TEXTS[code],
    code,
    outcome: 'unknown',
    operation: OPERATION,
    cause,
  });
}
