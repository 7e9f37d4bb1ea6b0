import type { Recovered } from '../api/promotion/promotion.interface.js';

/** @internal */
export interface GrantRecoveryParts {
  /** One look: settles what is open, until the signal aborts. */
  readonly recover: (signal: AbortSignal) => Promise<Recovered>;
  /** Lets the time until the next look pass, or less when the signal aborts. Keeps no process alive. */
  readonly wait: (signal: AbortSignal) => Promise<void>;
  readonly ended: (counts: Recovered) => void;
  readonly failed: (error: unknown) => void;
}

/**
 * Settles at an interval what grants have left open. A look begins when the one before is over, so there are never two.
 *
 * @internal
 */
export class GrantRecovery {
  readonly #parts: GrantRecoveryParts;
  readonly #stop = new AbortController();
  #running: Promise<void> | undefined;

  constructor(parts: GrantRecoveryParts) {
    this.#parts = parts;
  }

  start(): void {
    if (!this.#stop.signal.aborted) this.#running ??= this.#run(this.#stop.signal);
  }

  /** Gives up what is being settled, which is on record, and waits until nothing runs any more. */
  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#running;
  }

  async #run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await this.#look(signal);
      await this.#parts.wait(signal);
    }
  }

  async #look(signal: AbortSignal): Promise<void> {
    const { recover, ended, failed } = this.#parts;
    try {
      ended(await recover(signal));
    } catch (error) {
      // The next look may find the journal well again.
      failed(error);
    }
  }
}
