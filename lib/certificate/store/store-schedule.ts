/** Longest delay of a Node timer; a longer one fires at once. */
const LONGEST_DELAY_MS = 2_147_483_647;
/** How often dates are looked at when nothing else asks for it. */
const DATES_INTERVAL_MS = 10_000;
/** After a half-written pair: soon, since it is whole within moments; less often the longer that takes. */
const RETRY = { first: 100, longest: 5_000 };
/** One write makes several hints. Hints that come to nothing are heeded less and less. */
const HINT = { first: 50, longest: 2_000 };

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
  #retryMs = RETRY.first;
  #hintMs = HINT.first;
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
    // Always: a look at the source may hang, and dates pass all the same.
    this.#repeat('tick', DATES_INTERVAL_MS, tick);
    this.#endWatch = watch?.(() => this.#soon(this.#hintMs));
    if (signal) process.on(signal, this.#onSignal);
  }

  /** Polls once, soon. */
  retrySoon(): void {
    this.#soon(this.#retryMs);
    this.#retryMs = Math.min(this.#retryMs * 2, RETRY.longest);
  }

  /** What a look came to: it decides how soon the next one follows a hint or a half-written pair. */
  looked(found: { readonly isChange: boolean; readonly isPending: boolean }): void {
    this.#hintMs = found.isChange ? HINT.first : Math.min(this.#hintMs * 2, HINT.longest);
    if (found.isPending) this.retrySoon();
    else this.#retryMs = RETRY.first;
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
