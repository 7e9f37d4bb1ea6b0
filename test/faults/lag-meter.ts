const TICK_MS = 5;
/** A busy loop runs its timers a little late all the time; only a standstill excuses a call. */
const STANDSTILL_MS = 25;

/**
 * When the event loop could run nothing: another process had the processor, or some other callback took long. A call
 * cannot settle in such a time, so a test of deadlines on a busy machine takes it out, by measure and not by guess.
 */
export class LagMeter {
  readonly #blocked: Array<{ from: number; to: number }> = [];
  readonly #timer: NodeJS.Timeout;
  readonly #waiting: Array<() => void> = [];
  #last = performance.now();

  constructor() {
    this.#timer = setInterval(() => this.#tick(), TICK_MS);
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  /** Milliseconds of that span in which nothing could run. */
  async blockedBetween(from: number, to: number): Promise<number> {
    if (to <= from) return 0;
    // Whether the loop was blocked at the end of the span is known only at the next tick.
    await new Promise<void>((resolve) => this.#waiting.push(resolve));
    return this.#blocked.reduce(
      (sum, one) => sum + Math.max(0, Math.min(to, one.to) - Math.max(from, one.from)),
      0,
    );
  }

  #tick(): void {
    const now = performance.now();
    const due = this.#last + TICK_MS;
    if (now - due > STANDSTILL_MS) this.#blocked.push({ from: due, to: now });
    // No call looks back further than this.
    while (this.#blocked[0] && this.#blocked[0].to < now - 10_000) this.#blocked.shift();
    this.#last = now;
    for (const wake of this.#waiting.splice(0)) wake();
  }
}
