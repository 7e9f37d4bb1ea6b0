import type { BackendFactory, IQueueBackend, WorkerOptions } from 'bullmq';
import type { OperationJournal } from '../api/journal/operation-journal.interface.js';

/** @publicApi */
export interface AppsInTossJobsOptions {
  /** Where BullMQ keeps its jobs: what its `Queue` takes as `connection`, for Redis or for the `backend`. */
  readonly connection: object | string;
  /** Another backend than Redis: `createPostgresBackend` of `bullmq` (6 or newer). */
  readonly backend?: BackendFactory<IQueueBackend, never>;
  /** Name of the mini-app whose client does the work, where it has one; it names the queue as well. */
  readonly name?: string;
  /**
   * The journal of the mini-app, the same as in its options. `sendBulk` needs it: a chunk whose worker was killed must
   * not be sent a second time.
   */
  readonly journal?: OperationJournal;
  /**
   * Whether this process works, or only hands out work.
   *
   * @default true
   */
  readonly worker?: boolean;
  /**
   * Jobs at the same time in this process.
   *
   * @default 10
   */
  readonly concurrency?: number;
  /**
   * Jobs that all workers together begin in a time. A grant makes about three calls, and a mini-app may make 3,000 a
   * minute.
   *
   * @default { max: 1_000, duration: 60_000 }
   */
  readonly limiter?: { readonly max: number; readonly duration: number } | false;
  /**
   * How often a job is tried that ends without a definite answer, with pauses that grow to minutes. Then it is a dead
   * letter; its grant stays on record, and recovery goes on with it.
   *
   * @default 12
   */
  readonly attempts?: number;
  /**
   * How often, in milliseconds, one of all workers settles what the journal says is unfinished and no job is left for:
   * grants are finished, and chunks of messages that were begun a quarter of an hour before become unknown.
   * `false` turns it off.
   *
   * @default 60_000
   */
  readonly recoverEvery?: number | false;
  /**
   * Recovery leaves alone what somebody has touched within so many milliseconds.
   *
   * @default 60_000
   */
  readonly recoverOlderThan?: number;
  /** Further options of BullMQ's worker. */
  readonly workerOptions?: Pick<WorkerOptions, 'lockDuration' | 'stalledInterval' | 'drainDelay'>;
}

/** A job that was given up, and why. @publicApi */
export interface DeadLetter {
  readonly kind: 'grant' | 'bulk-chunk';
  /** The `grantId`, or the `bulkId` of a chunk. */
  readonly id: string;
  /** Which chunk, from 0. */
  readonly chunk?: number;
  /** Stable code of the error, such as `AIT_API_GRANT_UNDECIDED`, where it was one of this package. */
  readonly code?: string;
  readonly outcome?: string;
  /** One sentence. */
  readonly reason: string;
  /** What to do. */
  readonly hint?: { readonly ko: string; readonly en: string };
  readonly attempts: number;
  readonly at: Date;
}

/** How far a bulk send is: its chunks are waiting, done, failed or unknown. @publicApi */
export interface BulkProgress {
  readonly chunks: number;
  /** Not begun, being sent, or to be tried again. */
  readonly waiting: number;
  readonly done: number;
  /** Given up, and nothing of them was sent: see `deadLetters()`. */
  readonly failed: number;
  /**
   * Chunks that may have been sent, because their answer was lost or their worker was killed. They are not sent again;
   * `decideChunk()` says what a person found.
   */
  readonly unknown: number;
  /** Recipients whose chunk was sent. */
  readonly sent: number;
  /** Recipients of the unknown chunks. */
  readonly maybeSent: number;
}
