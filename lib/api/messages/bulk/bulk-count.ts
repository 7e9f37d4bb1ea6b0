import type { BulkChunk, BulkSummary } from './bulk.interface.js';

type Mutable<T> = { -readonly [Name in keyof T]: T[Name] };

const COUNT_OF = { sent: 'sent', refused: 'refused', 'not-sent': 'notSent', unknown: 'unknown' } as const;

/** What is known so far: numbers only, so that a million recipients take no memory. @internal */
export class BulkCount {
  readonly #so: Mutable<BulkSummary>;

  constructor(cursor: number) {
    this.#so = {
      recipients: 0,
      sent: 0,
      refused: 0,
      notSent: 0,
      unknown: 0,
      invalid: 0,
      failures: 0,
      chunks: 0,
      cursor,
      stopped: null,
      done: false,
    };
  }

  add({ outcome, recipients, invalid, report, cursor }: BulkChunk<unknown>): void {
    const so = this.#so;
    so.recipients += recipients.length + invalid.length;
    so[COUNT_OF[outcome]] += recipients.length;
    so.invalid += invalid.length;
    so.failures += report?.failures.length ?? 0;
    so.chunks += 1;
    so.cursor = cursor;
  }

  /** Nothing begins any more. The first reason counts. */
  stop(why: NonNullable<BulkSummary['stopped']>): void {
    this.#so.stopped ??= why;
  }

  /** @param isComplete whether there was nobody left: then nothing was stopped */
  end(isComplete: boolean): void {
    this.#so.stopped = isComplete ? null : (this.#so.stopped ?? 'stop');
    this.#so.done = true;
  }

  get stopped(): BulkSummary['stopped'] {
    return this.#so.stopped;
  }

  get now(): BulkSummary {
    return { ...this.#so };
  }
}
