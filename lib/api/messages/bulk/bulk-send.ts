import { type AppsInTossError, isAppsInTossError } from '../../../foundation/apps-in-toss.error.js';
import { pause } from '../../call/retry/pause.js';
import type { MessageReport } from '../messages.interface.js';
import type { BulkItem } from './bulk-item.js';
import { BulkCount } from './bulk-count.js';
import type { BulkChunk, BulkSummary, SendBulkOptions } from './bulk.interface.js';
import type { Batch, RecipientReader } from './recipient-reader.js';

/** @internal */
export interface BulkSendParts<Recipient> {
  readonly reader: RecipientReader<Recipient>;
  readonly concurrency: number;
  readonly cursor: number;
  readonly signal: AbortSignal | undefined;
  readonly beforeChunk: SendBulkOptions['beforeChunk'];
  /** Sends one chunk. @throws AppsInTossError */
  readonly send: (items: readonly BulkItem[]) => Promise<MessageReport>;
}

/** Refusals that every other chunk would meet as well. */
const FOR_ALL: ReadonlySet<string> = new Set([
  'AIT_API_TEMPLATE_NOT_APPROVED',
  'AIT_API_WORKSPACE_NOT_PERMITTED',
]);

/** How often a chunk waits for its turn when too many calls were made, and how long at most. */
const MOST_TURNS = 10;
const LONGEST_TURN_MS = 60_000;
/** Where the platform does not say how long. */
const USUAL_TURN_MS = 5_000;

/**
 * A send to many. It goes on while somebody takes its chunks: iterate it with `for await`, or call {@link summary},
 * which takes the rest. Its chunks come in the order of the recipients. Nothing is held but the chunks under way.
 *
 * @publicApi
 */
export class BulkSend<Recipient> implements AsyncIterable<BulkChunk<Recipient>> {
  readonly #parts: BulkSendParts<Recipient>;
  readonly #count: BulkCount;
  readonly #chunks: AsyncGenerator<BulkChunk<Recipient>, void, void>;

  /** @internal */
  constructor(parts: BulkSendParts<Recipient>) {
    this.#parts = parts;
    this.#count = new BulkCount(parts.cursor);
    this.#chunks = this.#run();
  }

  /** What is known so far. */
  get progress(): BulkSummary {
    return this.#count.now;
  }

  /** Begins no further chunk; those under way are still waited for. `summary()` tells where to go on. */
  stop(): void {
    if (!this.#count.now.done) this.#count.stop('stop');
  }

  /**
   * Sends the rest and gives the counts of all.
   *
   * @throws what `recipients` or `beforeChunk` throws; `progress` has the counts up to there
   */
  async summary(): Promise<BulkSummary> {
    // Each chunk is dropped at once; the counts are kept elsewhere.
    for (let step = await this.#chunks.next(); !step.done;) step = await this.#chunks.next();
    return this.#count.now;
  }

  /**
   * The chunks that nobody has taken yet. Leaving the loop stops the send: chunks under way are waited for and counted.
   */
  [Symbol.asyncIterator](): AsyncGenerator<BulkChunk<Recipient>, void, void> {
    return this.#chunks;
  }

  async *#run(): AsyncGenerator<BulkChunk<Recipient>, void, void> {
    const { reader, concurrency } = this.#parts;
    const underWay: Array<Promise<BulkChunk<Recipient>>> = [];
    let failure: { readonly error: unknown } | undefined;
    try {
      for (;;) {
        while (underWay.length < concurrency && !failure && !this.#isStopped()) {
          try {
            const batch = await reader.next();
            if (!batch) break;
            await this.#parts.beforeChunk?.(batch.place);
            underWay.push(handled(this.#chunk(batch)));
          } catch (error) {
            // Told once those are told that are under way.
            failure = { error };
            this.#count.stop('error');
          }
        }
        const chunk = await underWay.shift();
        if (!chunk) break;
        this.#count.add(chunk);
        yield chunk;
      }
    } finally {
      // Somebody left the loop: what is under way counts all the same.
      for (const each of underWay) this.#count.add(await each);
      this.#count.end(reader.ended && !failure);
      await reader.close();
    }
    if (failure) throw failure.error;
  }

  #isStopped(): boolean {
    if (this.#parts.signal?.aborted) this.#count.stop('abort');
    return this.#count.stopped !== null;
  }

  async #chunk({ place, recipients, items, invalid }: Batch<Recipient>): Promise<BulkChunk<Recipient>> {
    const chunk = { ...place, recipients, invalid, report: null, error: null };
    if (items.length === 0) return { ...chunk, outcome: 'not-sent' };
    for (let turn = 1; ; turn += 1) {
      try {
        return { ...chunk, outcome: 'sent', report: await this.#parts.send(items) };
      } catch (error) {
        if (!isAppsInTossError(error)) throw error;
        const wait = turn < MOST_TURNS ? turnOf(error) : undefined;
        if (wait === undefined || this.#isStopped()) {
          if (FOR_ALL.has(error.code)) this.#count.stop('refused');
          return { ...chunk, outcome: error.outcome, error };
        }
        await pause(wait, this.#parts.signal);
      }
    }
  }
}

/** It is awaited later, in its turn; until then a defect of ours must not end the process. */
function handled<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}

/** How long to wait when nothing was sent because too many calls were made. */
function turnOf({ code, outcome, retryAfterMs }: AppsInTossError): number | undefined {
  if (outcome === 'unknown') return undefined;
  const wait = retryAfterMs ?? (code === 'AIT_API_RATE_LIMITED' ? USUAL_TURN_MS : Infinity);
  return wait <= LONGEST_TURN_MS ? Math.max(1, wait) : undefined;
}
