import type { Job } from 'bullmq';
import type { KnownChunk } from './bulk-chunk-record.js';
import type { BulkJob } from './job-data.js';
import type { BulkProgress } from './jobs-options.interface.js';

type Kind = 'waiting' | 'done' | 'failed' | 'unknown';

/** Adds up what became of the chunks of a send. The journal knows it; a job tells what is still to come. @internal */
export class ChunkCount {
  readonly #so = { chunks: 0, waiting: 0, done: 0, failed: 0, unknown: 0, sent: 0, maybeSent: 0 };

  get now(): BulkProgress {
    return { ...this.#so };
  }

  async add(known: KnownChunk | undefined, job: Job<BulkJob> | undefined): Promise<void> {
    const kind = await kindOf(known, job);
    this.#so.chunks += 1;
    this.#so[kind] += 1;
    const returned = job?.returnvalue as { sent?: number } | null | undefined;
    if (kind === 'done') this.#so.sent += known?.sent ?? returned?.sent ?? 0;
    if (kind === 'unknown') this.#so.maybeSent += known?.recipients ?? job?.data.recipients.length ?? 0;
  }
}

async function kindOf(known: KnownChunk | undefined, job: Job<BulkJob> | undefined): Promise<Kind> {
  if (known?.state === 'sent') return 'done';
  if (known?.state === 'unknown') return 'unknown';
  const isOver = !job || (await job.isFailed());
  // It was begun, and nobody is left who will end it.
  if (isOver && known?.state === 'sending') return 'unknown';
  if (isOver) return job?.data.failure?.code === 'AIT_API_CHUNK_UNKNOWN' && !known ? 'unknown' : 'failed';
  return (await job.isCompleted()) ? 'done' : 'waiting';
}
