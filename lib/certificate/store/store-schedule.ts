/** Longest delay of a Node timer; a longer one fires at once. */
const LONGEST_DELAY_MS = 2_147_483_647;
/** How often dates are looked at when nothing else asks for it. */
const DATES_INTERVAL_MS = 10_000;
/** After a half-written pair: soon, since it is whole within moments. */
const RETRY_MS = 100;
/** One write makes several hints. */
const HINT_QUIET_MS = 50;

/** @internal */
export interface StoreScheduleOptions {
  /** Looks at the source. */
  readonly poll: () => void;
  /** Looks at the dates only. */
  readonly tick: () => void;
  /** Milliseconds between two polls; without it there are none. */
  readonly pollInterval?: number | undefined;
  readonly watch?: ((changed: () => void) => () => void) | undefined;
  readonly signal?: NodeJS.Signals | undefined;
}

/**
 * When the store looks again: at an interval, at a hint of the source, on a signal. Keeps no process alive.
 *
 * @internal
 */
export class StoreSchedule {
  readonly #options: StoreScheduleOptions;
  readonly #timers = new Map<'poll' | 'tick' | 'soon', NodeJS.Timeout>();
  #endWatch: (() => void) | undefined;
  #running = false;

  constructor(options: StoreScheduleOptions) {
    this.#options = options;
  }

  start(): void {
    if (this.#running) return;
    this.#running = true;
    const { poll, tick, pollInterval, watch, signal } = this.#options;
    if (pollInterval !== undefined) this.#repeat('poll', pollInterval, poll);
    if (pollInterval === undefined || pollInterval > DATES_INTERVAL_MS)
      this.#repeat('tick', DATES_INTERVAL_MS, tick);
    this.#endWatch = watch?.(() => this.#soon(HINT_QUIET_MS));
    if (signal) process.on(signal, this.#onSignal);
  }

  /** Polls once, soon. */
  retrySoon(): void {
    this.#soon(RETRY_MS);
  }

  stop(): void {
    this.#running = false;
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
    this.#endWatch?.();
    this.#endWatch = undefined;
    if (this.#options.signal) process.off(this.#options.signal, this.#onSignal);
  }

  readonly #onSignal = (): void => this.#options.poll();

  #repeat(name: 'poll' | 'tick', interval: number, run: () => void): void {
    // Never later than promised; a little earlier, so that many instances do not read a shared source in step.
    const delay = Math.min(interval * (1 - Math.random() / 10), LONGEST_DELAY_MS);
    this.#set(name, delay, () => {
      this.#repeat(name, interval, run);
      run();
    });
  }

  #soon(delay: number): void {
    if (this.#running && !this.#timers.has('soon')) this.#set('soon', delay, this.#options.poll);
  }

  #set(name: 'poll' | 'tick' | 'soon', delay: number, run: () => void): void {
    const timer = setTimeout(() => {
      this.#timers.delete(name);
      run();
    }, delay);
    this.#timers.set(name, timer.unref());
  }
}
