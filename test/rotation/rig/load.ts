import { setTimeout as pause } from 'node:timers/promises';
import type { Stand } from './stand.js';

export interface Sample {
  /** On the clock of `performance.now()`. */
  readonly at: number;
  readonly ms: number;
}

export interface LoadOptions {
  readonly workers: number;
  /** Milliseconds between the answer and the next request of a worker. */
  readonly thinkMs?: number;
  /** Whether some take a quarter of a second. */
  readonly slow?: boolean;
  /** Keeps what each request took. */
  readonly keepSamples?: boolean;
  /** Whether the server is told which request is which. */
  readonly ids?: boolean;
}

/** Workers that send one request after another: seven reads to three payments, one in twenty slow. */
export class Load {
  sent = 0;
  readonly failures: unknown[] = [];
  /** Of the failures, those of payments. */
  readonly failedPayments: unknown[] = [];
  readonly samples: Sample[] = [];
  readonly #ended = new AbortController();
  readonly #workers: Array<Promise<void>>;

  constructor(
    readonly stand: Stand,
    readonly options: LoadOptions,
  ) {
    stand.onClose(() => this.stop());
    this.#workers = Array.from({ length: options.workers }, (_, worker) => this.#work(worker));
  }

  /** Lets the workers finish what they began. */
  async stop(): Promise<void> {
    this.#ended.abort();
    await Promise.all(this.#workers);
  }

  async #work(worker: number): Promise<void> {
    for (let turn = worker; !this.#ended.signal.aborted; turn += 1) {
      await this.#send(turn);
      if (this.options.thinkMs) await pause(this.options.thinkMs * (0.5 + Math.random()));
    }
  }

  async #send(turn: number): Promise<void> {
    const { stand, options } = this;
    const pays = turn % 10 < 3;
    const slow = options.slow && turn % 20 === 7 ? 250 : undefined;
    this.sent += 1;
    const id = options.ids ? this.sent : undefined;
    const at = performance.now();
    try {
      await stand.runtime.client.call({
        method: pays ? 'POST' : 'GET',
        path: '/load',
        class: pays ? 'money' : 'safe',
        query: { g: stand.generation, slow, id },
        ...(pays && { body: { amount: 1_000, turn } }),
      });
      if (options.keepSamples && !slow) this.samples.push({ at, ms: performance.now() - at });
    } catch (error) {
      this.failures.push(error);
      if (pays) this.failedPayments.push(error);
      // One is too many: the figures say so, and there is no sense in a million.
      if (this.failures.length >= 1_000) this.#ended.abort();
    }
  }
}
