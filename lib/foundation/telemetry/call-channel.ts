import { channel } from 'node:diagnostics_channel';
import type { CallFacts, MiniApp } from './call-event.interface.js';
import { CallRecord } from './call-record.js';
import { CALL_CHANNEL, CALL_START_CHANNEL } from './channel-names.js';

/** What a call tells of itself; the rest is the same for all calls of a mini-app. @internal */
export type CallDescription = Omit<CallFacts, 'miniApp'> & {
  /** Whether it is made of other calls, which report their attempts themselves. */
  readonly isWhole?: boolean;
};

/**
 * Where the calls of one mini-app are published. While nobody listens, a call costs one look at that.
 *
 * @internal
 */
export class CallChannel {
  readonly #ended = channel(CALL_CHANNEL);
  readonly #started = channel(CALL_START_CHANNEL);

  constructor(readonly miniApp: MiniApp = { name: 'default' }) {}

  get isHeard(): boolean {
    return this.#ended.hasSubscribers || this.#started.hasSubscribers;
  }

  /**
   * Makes a call, and publishes it.
   *
   * @param make gets the record of the call, to write down what it waits for and how it ends; none when nobody listens
   */
  watch<T>(
    describe: () => CallDescription,
    make: (record: CallRecord | undefined) => Promise<T>,
  ): Promise<T> {
    return this.isHeard ? this.#watched(describe(), make) : make(undefined);
  }

  async #watched<T>(
    { isWhole = false, ...description }: CallDescription,
    make: (record: CallRecord) => Promise<T>,
  ): Promise<T> {
    const record = new CallRecord({ miniApp: this.miniApp, ...description }, isWhole);
    try {
      const result = await this.#begun(record, make);
      if (this.#ended.hasSubscribers) this.#ended.publish(record.succeeded());
      return result;
    } catch (error) {
      if (this.#ended.hasSubscribers) this.#ended.publish(record.failed(error));
      throw error;
    }
  }

  /** Whoever wraps the call cannot keep it from being made once, nor see to it that it is made twice. */
  #begun<T>(record: CallRecord, make: (record: CallRecord) => Promise<T>): Promise<T> {
    if (!this.#started.hasSubscribers) return make(record);
    let made: Promise<T> | undefined;
    const once = (): Promise<T> => (made ??= make(record));
    const wraps: Array<(run: () => Promise<unknown>) => unknown> = [];
    this.#started.publish(record.begin((wrap) => wraps.push(wrap)));
    let run: () => unknown = once;
    for (const wrap of wraps) {
      const inner = run as () => Promise<unknown>;
      run = () => wrap(inner);
    }
    try {
      run();
    } catch {
      // A view that fails is no reason for a call to fail; it is made below if it was not.
    }
    return once();
  }
}
