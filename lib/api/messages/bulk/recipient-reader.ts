import { AppsInTossRequestError } from '../../errors/apps-in-toss-request.error.js';
import { argumentError } from '../../request/argument.js';
import { type BulkItem, bulkItem } from './bulk-item.js';
import type { BulkChunkPlace, InvalidRecipient } from './bulk.interface.js';

/** The recipients of one chunk, checked. @internal */
export interface Batch<Recipient> {
  readonly place: BulkChunkPlace;
  readonly recipients: Recipient[];
  /** The same, as they are sent. */
  readonly items: BulkItem[];
  readonly invalid: InvalidRecipient<Recipient>[];
}

/** Takes recipients out of whatever yields them, a chunk at a time. @internal */
export class RecipientReader<Recipient> {
  readonly #source: Iterator<Recipient> | AsyncIterator<Recipient>;
  readonly #size: number;
  #toSkip: number;
  #position = 0;
  #index = 0;
  #ended = false;

  /** @param skip so many are left out. @throws AppsInTossRequestError when nothing can be taken out of it */
  constructor(recipients: Iterable<Recipient> | AsyncIterable<Recipient>, size: number, skip: number) {
    this.#source = iteratorOf(recipients);
    this.#size = size;
    this.#toSkip = skip;
  }

  /** Whether the last recipient has been read. */
  get ended(): boolean {
    return this.#ended;
  }

  /** @returns undefined when there is nobody left @throws what the recipients of the user throw */
  async next(): Promise<Batch<Recipient> | undefined> {
    while (this.#toSkip > 0 && (await this.#take())) this.#toSkip -= 1;
    const from = this.#position;
    const [recipients, items, invalid]: [Recipient[], BulkItem[], InvalidRecipient<Recipient>[]] = [
      [],
      [],
      [],
    ];
    while (this.#position - from < this.#size) {
      const taken = this.#next();
      // A promise per recipient would cost more than everything else here.
      const { done, value } = 'then' in taken ? await taken : taken;
      if (done) {
        this.#ended = true;
        break;
      }
      this.#position += 1;
      try {
        items.push(bulkItem(value));
        recipients.push(value);
      } catch (error) {
        if (!(error instanceof AppsInTossRequestError)) throw error;
        invalid.push({ recipient: value, position: this.#position - 1, error });
      }
    }
    if (this.#position === from) return undefined;
    const place = { index: this.#index, from, cursor: this.#position };
    this.#index += 1;
    return { place, recipients, items, invalid };
  }

  /** Tells the source that no more is wanted, so that a database cursor can be closed. */
  async close(): Promise<void> {
    if (this.#ended) return;
    this.#ended = true;
    await this.#source.return?.();
  }

  async #take(): Promise<boolean> {
    const { done } = await this.#next();
    if (done) this.#ended = true;
    else this.#position += 1;
    return !done;
  }

  #next(): IteratorResult<Recipient> | Promise<IteratorResult<Recipient>> {
    return this.#ended ? { done: true, value: undefined } : this.#source.next();
  }
}

function iteratorOf<T>(recipients: Iterable<T> | AsyncIterable<T>): Iterator<T> | AsyncIterator<T> {
  const source = recipients as Partial<Iterable<T> & AsyncIterable<T>> | null | undefined;
  if (typeof source === 'object' && source !== null) {
    const iterator = source[Symbol.asyncIterator]?.() ?? source[Symbol.iterator]?.();
    if (iterator) return iterator;
  }
  throw argumentError('recipients', 'an array, or anything else that "for" or "for await" can go through');
}
