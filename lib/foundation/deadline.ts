/** A timer may be early by so much, because it counts from when the event loop last looked at the clock. */
const EARLY_MS = 1;

/**
 * The end of the time a call has: one for everything it does, handed down instead of what is left of it, so that no two
 * parts of the call round it differently. On the monotonic clock, because the machine's date may jump meanwhile.
 *
 * @internal
 */
export class Deadline {
  readonly #end: number;
  readonly #listeners = new Set<() => void>();
  #timer: NodeJS.Timeout | undefined;
  #isOver = false;

  /** @param since when its time began, on the monotonic clock; default now */
  constructor(ms: number, since = performance.now()) {
    this.#end = since + ms;
  }

  /** Milliseconds left, never below 0. */
  get left(): number {
    return this.#isOver ? 0 : Math.max(0, this.#end - performance.now());
  }

  /** Once it is, it stays so. */
  get isOver(): boolean {
    return (this.#isOver ||= performance.now() >= this.#end);
  }

  /** Calls a listener when the time is over, unless it is removed before. One timer serves all of them. */
  add(listener: () => void): void {
    this.#listeners.add(listener);
    this.#timer ??= setTimeout(this.#onTimer, Math.ceil(this.left));
  }

  remove(listener: () => void): void {
    this.#listeners.delete(listener);
    if (this.#listeners.size > 0) return;
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  readonly #onTimer = (): void => {
    this.#timer = undefined;
    if (this.left > EARLY_MS) {
      this.#timer = setTimeout(this.#onTimer, Math.ceil(this.left));
      return;
    }
    this.#isOver = true;
    const listeners = [...this.#listeners];
    this.#listeners.clear();
    for (const listener of listeners) listener();
  };
}
