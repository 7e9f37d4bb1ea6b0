import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { type Job, type JobsOptions, Queue, type QueueOptions, Worker, type WorkerOptions } from 'bullmq';
import type { AppsInTossClient } from '../api/apps-in-toss-client.js';
import { JournalScope } from '../api/journal/journal-scope.js';
import { JournalUse } from '../api/journal/journal-use.js';
import type { BulkRecipient, SendBulkRequest } from '../api/messages/bulk/bulk.interface.js';
import type { GrantRequest, PlannedGrant } from '../api/promotion/promotion.interface.js';
import { argumentError, wholeNumber } from '../api/request/argument.js';
import { Planned } from '../api/promotion/grant/plan-grant.js';
import { BulkChunkRecord, chunkBook } from './bulk-chunk-record.js';
import { ChunkCount } from './chunk-count.js';
import { type BulkJob, bulkJobId, type GrantJob, grantJobId, JOBS } from './job-data.js';
import { JobRunner } from './job-runner.js';
import { StoreTrouble } from './store-trouble.js';
import type { AppsInTossJobsOptions, BulkProgress, DeadLetter } from './jobs-options.interface.js';

const MOST_RECIPIENTS = 2_500;
const MOST_RECOVERED = 1_000;
const WEEK_S = 604_800;
const LIMITER = { max: 1_000, duration: 60_000 };

/**
 * Grants and bulk messages as durable jobs. A job that is lost with its store costs nothing: grants are on record in the
 * journal, and one worker settles on an interval what no job is left for.
 *
 * @publicApi
 */
export class AppsInTossJobs implements OnApplicationBootstrap, OnApplicationShutdown {
  /** BullMQ's queue, to look at or to pause. */
  readonly queue: Queue;
  readonly #client: AppsInTossClient;
  readonly #options: AppsInTossJobsOptions;
  readonly #connected: QueueOptions;
  readonly #trouble: StoreTrouble;
  readonly #journal: JournalUse | undefined;
  readonly #scope: JournalScope;
  #worker: Worker | undefined;

  /** @internal */
  constructor(client: AppsInTossClient, options: AppsInTossJobsOptions) {
    this.#client = client;
    this.#options = options;
    this.#trouble = new StoreTrouble(options.name);
    this.#journal = options.journal && new JournalUse(options.journal);
    this.#scope = new JournalScope(options.name);
    this.#connected = { connection: options.connection as QueueOptions['connection'] };
    this.queue = new Queue(queueName(options), this.#connected, options.backend as never);
    // It connects again by itself, and its commands say what became of them.
    this.queue.on('error', (error) => this.#trouble.tell(error));
  }

  async onApplicationBootstrap(): Promise<void> {
    const { worker = true, recoverEvery = 60_000, limiter = LIMITER } = this.#options;
    if (!worker) return;
    const { run } = new JobRunner(this.#client, this.#options, MOST_RECOVERED);
    const options: WorkerOptions = {
      ...this.#connected,
      ...this.#options.workerOptions,
      concurrency: this.#options.concurrency ?? 10,
      // Grants may be begun any number of times: the journal knows how far they are.
      maxStalledCount: 100,
      ...(limiter && { limiter }),
    };
    this.#worker = new Worker(queueName(this.#options), run, options, this.#options.backend as never);
    // It connects again by itself, and jobs say what became of them.
    this.#worker.on('error', (error) => this.#trouble.tell(error));
    if (recoverEvery === false) await this.queue.removeJobScheduler(JOBS.recover);
    else {
      const template = { name: JOBS.recover, opts: { removeOnComplete: 10, removeOnFail: 10 } };
      await this.queue.upsertJobScheduler(JOBS.recover, { every: recoverEvery }, template);
    }
  }

  async onApplicationShutdown(): Promise<void> {
    await this.#worker?.close();
    await this.queue.close();
    // A chunk that was in flight has written down how it ended.
    await this.#journal?.end();
  }

  /** Puts a grant on record and hands it to a worker. The same grantId again changes nothing, or tries a dead letter again. */
  async grant(request: GrantRequest): Promise<PlannedGrant> {
    const planned = await this.#client.promotion.plan(request);
    await (Planned.isNew(planned) ? this.#addGrant(planned) : this.enqueueGrant(planned));
    return planned;
  }

  /** Hands a grant that is on record to a worker: after the commit of the transaction it was planned in. */
  async enqueueGrant(planned: PlannedGrant): Promise<void> {
    const job = await this.queue.getJob(grantJobId(planned.grantId));
    if (job && (await job.isFailed())) return job.retry('failed', { resetAttemptsMade: true });
    await this.#addGrant(planned);
  }

  async #addGrant({ grantId }: PlannedGrant): Promise<void> {
    const data: GrantJob = { grantId };
    await this.queue.add(JOBS.grant, data, { ...this.#jobOptions(), jobId: grantJobId(grantId) });
  }

  /**
   * Cuts any number of recipients into chunks and hands them to workers. Each chunk is sent at most once; one that may
   * have been sent becomes a dead letter, and stays one until `decideChunk()`.
   *
   * @param bulkId your own name for this send: the same one again, with the same recipients, adds nothing that is there
   *   already, and tries those chunks again that were given up before anything of them was sent
   */
  async sendBulk(
    bulkId: string,
    { templateSetCode, recipients }: SendBulkRequest,
    { chunkSize = MOST_RECIPIENTS }: { readonly chunkSize?: number } = {},
  ): Promise<{ readonly chunks: number; readonly recipients: number }> {
    const size = wholeNumber('options.chunkSize', chunkSize, 1, MOST_RECIPIENTS);
    let chunks = 0;
    let count = 0;
    for await (const part of parts(recipients, size)) {
      const data: BulkJob = { bulkId, chunk: chunks, templateSetCode, recipients: part };
      const job = await this.#chunkJob(bulkId, chunks);
      if (job && isGivenUp(job) && (await job.isFailed())) {
        await job.updateData(data);
        await job.retry('failed', { resetAttemptsMade: true });
      } else {
        await this.queue.add(JOBS.bulk, data, { ...this.#jobOptions(), jobId: bulkJobId(bulkId, chunks) });
      }
      chunks += 1;
      count += part.length;
    }
    return { chunks, recipients: count };
  }

  /** How far a bulk send is. Known for a week, and as long as the journal is where this process has it. */
  async bulkProgress(bulkId: string): Promise<BulkProgress> {
    const count = new ChunkCount();
    for (let chunk = 0; ; chunk += 1) {
      const job = await this.#chunkJob(bulkId, chunk);
      const known = await this.#record(bulkId, chunk)?.known();
      if (!job && !known) return count.now;
      await count.add(known, job);
    }
  }

  /**
   * Writes down what a person found out about a chunk that may have been sent (`AIT_API_CHUNK_UNKNOWN`), such as from the
   * console's statistics. `sent` makes it done; `not-sent` sends it, which reaches people twice where that is not true.
   * Where its job is lost as well, `sendBulk()` with the same recipients hands it out again.
   *
   * @throws AppsInTossRequestError `AIT_API_CHUNK_NOT_UNKNOWN`, `AIT_API_JOURNAL_MISSING`
   */
  async decideChunk(bulkId: string, chunk: number, decision: 'sent' | 'not-sent'): Promise<void> {
    const isKnownWord = decision === 'sent' || decision === 'not-sent';
    if (!isKnownWord) throw argumentError('decision', "'sent' or 'not-sent'");
    await new BulkChunkRecord(chunkBook(this.#options.journal, this.#scope), { bulkId, chunk }).decide(
      decision,
    );
    const job = await this.#chunkJob(bulkId, chunk);
    // A chunk that is on record as sent is done as soon as a worker reads that.
    if (job && (await job.isFailed())) await job.retry('failed', { resetAttemptsMade: true });
  }

  /** Jobs that were given up, the newest first, and why. `grant()` or `sendBulk()` with the same request tries again. */
  async deadLetters(limit = 100): Promise<readonly DeadLetter[]> {
    const jobs = (await this.queue.getFailed(0, limit - 1)) as Job<Partial<GrantJob & BulkJob>>[];
    return jobs.filter(({ name }) => name !== JOBS.recover).map(deadLetterOf);
  }

  async #chunkJob(bulkId: string, chunk: number): Promise<Job<BulkJob> | undefined> {
    return (await this.queue.getJob(bulkJobId(bulkId, chunk))) as Job<BulkJob> | undefined;
  }

  #record(bulkId: string, chunk: number): BulkChunkRecord | undefined {
    const { journal } = this.#options;
    return journal && new BulkChunkRecord({ journal, scope: this.#scope }, { bulkId, chunk });
  }

  #jobOptions(): JobsOptions {
    return {
      attempts: this.#options.attempts ?? 12,
      backoff: { type: 'exponential', delay: 500, jitter: 0.5 },
      removeOnComplete: { age: WEEK_S },
      removeOnFail: false,
    };
  }
}

function queueName({ name }: AppsInTossJobsOptions): string {
  return name === undefined ? 'apps-in-toss' : `apps-in-toss-${name}`;
}

/** Those that may have been sent are left to a person. */
function isGivenUp({ data }: Job<BulkJob>): boolean {
  return data.failure?.code !== 'AIT_API_CHUNK_UNKNOWN';
}

function deadLetterOf(job: Job<Partial<GrantJob & BulkJob>>): DeadLetter {
  const { grantId, bulkId, chunk, failure } = job.data;
  return {
    kind: job.name === JOBS.grant ? 'grant' : 'bulk-chunk',
    id: grantId ?? bulkId ?? '',
    ...(chunk !== undefined && { chunk }),
    ...failure,
    reason: job.failedReason,
    attempts: job.attemptsMade,
    at: new Date(job.finishedOn ?? job.timestamp),
  };
}

async function* parts(
  recipients: Iterable<BulkRecipient> | AsyncIterable<BulkRecipient>,
  size: number,
): AsyncGenerator<BulkRecipient[]> {
  let part: BulkRecipient[] = [];
  for await (const recipient of recipients) {
    if (part.push(recipient) < size) continue;
    yield part;
    part = [];
  }
  if (part.length > 0) yield part;
}
