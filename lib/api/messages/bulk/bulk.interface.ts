import type { AppsInTossError } from '../../../foundation/apps-in-toss.error.js';
import type { Outcome } from '../../../foundation/outcome.js';
import type { AppsInTossRequestError } from '../../errors/apps-in-toss-request.error.js';
import type { Identity } from '../../request/identity.interface.js';
import type { MessageContext, MessageOptions, MessageReport } from '../messages.interface.js';

/** @publicApi */
export type BulkRecipient = Identity & {
  /** Values of the template's variables for them. Default: none. */
  readonly context?: MessageContext;
};

/** @publicApi */
export interface SendBulkRequest<Recipient extends BulkRecipient = BulkRecipient> {
  /** From the console; its template must be approved. */
  readonly templateSetCode: string;
  /** Any number; read as far as the next chunk needs it, and never held. */
  readonly recipients: Iterable<Recipient> | AsyncIterable<Recipient>;
}

/**
 * One request of a bulk send, before it goes out.
 *
 * @publicApi
 */
export interface BulkChunkPlace {
  /** From 0, in the order of the recipients. */
  readonly index: number;
  /** Position of its first recipient among all of them, from 0. */
  readonly from: number;
  /** Position behind its last recipient: where to go on. */
  readonly cursor: number;
}

/** @publicApi */
export interface SendBulkOptions extends MessageOptions {
  /** Recipients in one request, 1 to 2,500. Default 2,500. */
  readonly chunkSize?: number;
  /** Requests at the same time, 1 to 16. Default 1. */
  readonly concurrency?: number;
  /** Leaves out so many recipients: the `cursor` of an earlier send of the same recipients in the same order. Default 0. */
  readonly cursor?: number;
  /**
   * Called before a chunk goes out, and awaited: note its `cursor` there to be able to go on after a crash without
   * sending anything twice. What it throws ends the send before the chunk.
   */
  readonly beforeChunk?: (place: BulkChunkPlace) => unknown;
}

/**
 * A recipient that cannot be sent: no identity, two of them, or a value that is none. It is left out, and the others
 * of its chunk are sent.
 *
 * @publicApi
 */
export interface InvalidRecipient<Recipient = BulkRecipient> {
  readonly recipient: Recipient;
  /** Among all recipients, from 0. */
  readonly position: number;
  readonly error: AppsInTossRequestError;
}

/**
 * What became of one chunk. Every recipient stands in exactly one chunk, in `recipients` or in `invalid`.
 *
 * @publicApi
 */
export interface BulkChunk<Recipient = BulkRecipient> extends BulkChunkPlace {
  /**
   * `sent`: the platform took them all (and may not have reached them, see `report.failures`); otherwise what the error
   * says of all of them: `not-sent` and `refused` mean that none was sent, `unknown` that they may have been.
   */
  readonly outcome: 'sent' | Outcome;
  /** Those that were in the request. */
  readonly recipients: readonly Recipient[];
  readonly invalid: readonly InvalidRecipient<Recipient>[];
  /** Of a chunk that was sent. */
  readonly report: MessageReport | null;
  /** Of a chunk that was not, or may not have been. */
  readonly error: AppsInTossError | null;
}

/**
 * Counts of recipients; the five kinds add up to `recipients`.
 *
 * @publicApi
 */
export interface BulkSummary {
  /** Those that were read, in finished chunks. */
  readonly recipients: number;
  readonly sent: number;
  readonly refused: number;
  readonly notSent: number;
  /** May have been sent. */
  readonly unknown: number;
  readonly invalid: number;
  /** Messages that did not arrive although they were sent, by the platform's reports. */
  readonly failures: number;
  /** Chunks that are finished. */
  readonly chunks: number;
  /** Where to go on: every recipient before it is accounted for. */
  readonly cursor: number;
  /**
   * Why it ended before the last recipient: `stop()` or the end of the loop, the signal, a refusal that holds for
   * everybody, or something that `recipients` or `beforeChunk` threw. Null when it did not.
   */
  readonly stopped: 'stop' | 'abort' | 'refused' | 'error' | null;
  /** Whether it is over. */
  readonly done: boolean;
}
