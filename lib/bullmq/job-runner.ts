import { DelayedError, type Job, UnrecoverableError } from 'bullmq';
import type { AppsInTossClient } from '../api/apps-in-toss-client.js';
import { JournalScope } from '../api/journal/journal-scope.js';
import type { OperationJournal } from '../api/journal/operation-journal.interface.js';
import type { RecoverRequest } from '../api/promotion/promotion.interface.js';
import { type AppsInTossError, isAppsInTossError } from '../foundation/apps-in-toss.error.js';
import { BulkChunkRecord, chunkBook, chunkUnknown, giveUpChunks } from './bulk-chunk-record.js';
import { type BulkJob, failureOf, type GrantJob, JOBS } from './job-data.js';
import type { AppsInTossJobsOptions } from './jobs-options.interface.js';

/** After a grant that the platform has taken and not paid yet. */
const PENDING_MS = 5_000;

/** A chunk that is being sent is over by then, however often it had to wait for its turn. */
const CHUNK_MS = 15 * 60_000;

/** Codes after which trying again cannot help, whatever their outcome. */
const HOPELESS = [
  'AIT_API_CHUNK_UNKNOWN',
  'AIT_API_GRANT_UNDECIDED',
  'AIT_API_GRANT_MISMATCH',
  'AIT_API_GRANT_NOT_FOUND',
  'AIT_API_JOURNAL_MISSING',
];

/** Carries out one job. Whatever becomes of the worker meanwhile: what was begun is on record in the journal. @internal */
export class JobRunner {
  readonly #client: AppsInTossClient;
  readonly #journal: OperationJournal | undefined;
  readonly #recovery: Required<RecoverRequest>;
  readonly #scope: JournalScope;

  constructor(
    client: AppsInTossClient,
    { journal, name, recoverOlderThan = 60_000 }: AppsInTossJobsOptions,
    mostRecovered: number,
  ) {
    this.#client = client;
    this.#journal = journal;
    this.#scope = new JournalScope(name);
    this.#recovery = { olderThan: recoverOlderThan, limit: mostRecovered };
  }

  readonly run = async (job: Job, token?: string): Promise<unknown> => {
    try {
      if (job.name === JOBS.grant) return await this.#grant(job as Job<GrantJob>, token);
      if (job.name === JOBS.bulk) return await this.#chunk(job as Job<BulkJob>);
      if (job.name === JOBS.recover) return await this.#recover();
    } catch (error) {
      if (error instanceof DelayedError) throw error;
      await this.#failed(job, error, token);
    }
    throw new UnrecoverableError(`a job "${job.name}" is none of this package`);
  };

  async #grant(job: Job<GrantJob>, token: string | undefined): Promise<unknown> {
    const grant = await this.#client.promotion.settle({ grantId: job.data.grantId });
    if (grant.status !== 'PENDING') return grant;
    await job.updateProgress({ status: grant.status });
    return later(job, PENDING_MS, token);
  }

  async #chunk(job: Job<BulkJob>): Promise<unknown> {
    const { templateSetCode, recipients } = job.data;
    const bulk = this.#client.messages.sendBulk({ templateSetCode, recipients }); // sends nothing yet
    const record = new BulkChunkRecord(chunkBook(this.#journal, this.#scope), job.data);
    const before = await record.begin(recipients.length);
    if (before) return before;
    // A job is one request.
    let error: AppsInTossError | null = null;
    for await (const chunk of bulk) error = chunk.error;
    const summary = bulk.progress;
    if (!error) {
      await record.end('sent', summary);
      await job.updateProgress({ ...summary });
      return summary;
    }
    if (error.outcome === 'unknown') {
      await record.end('unknown', summary);
      throw chunkUnknown(error);
    }
    await record.end(isOver(error) ? 'refused' : 'released', summary);
    throw error;
  }

  /** Settles what no job is left for. Of messages nothing can be found out, and that is written down. */
  async #recover(): Promise<unknown> {
    const grants = await this.#client.promotion.recoverUnfinished(this.#recovery);
    if (!this.#journal) return grants;
    const { olderThan, limit } = this.#recovery;
    const book = chunkBook(this.#journal, this.#scope);
    const untouchedSince = new Date(Date.now() - Math.max(olderThan, CHUNK_MS));
    return { ...grants, chunksUnknown: await giveUpChunks(book, { untouchedSince, limit }) };
  }

  async #failed(job: Job, error: unknown, token: string | undefined): Promise<never> {
    const failure = failureOf(error);
    if (failure && job.name !== JOBS.recover) await job.updateData({ ...job.data, failure });
    if (!isAppsInTossError(error)) throw error;
    const { code, retryable, retryAfterMs, message } = error;
    if (retryAfterMs !== undefined && retryable) await later(job, retryAfterMs, token);
    if (isOver(error)) throw new UnrecoverableError(`${code}: ${message}`);
    throw new Error(`${code}: ${message}`, { cause: error });
  }
}

/** Whether trying again cannot help. */
function isOver({ code, outcome, retryable }: AppsInTossError): boolean {
  return HOPELESS.includes(code) || (outcome === 'refused' && !retryable);
}

/** Puts the job aside for a while, which is no failed attempt. */
async function later(job: Job, ms: number, token: string | undefined): Promise<never> {
  await job.moveToDelayed(Date.now() + ms, token);
  throw new DelayedError();
}
