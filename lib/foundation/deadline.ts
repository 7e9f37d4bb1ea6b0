/**
 * The end of the time a call has. On the monotonic clock, because the machine's date may jump while a call is under
 * way.
 *
 * @internal
 */
export class Deadline {
  readonly #end: number;

  constructor(ms: number) {
    this.#end = performance.now() + ms;
  }

  /** Milliseconds left, never below 0. */
  get left(): number {
    return Math.max(0, this.#end - performance.now());
  }
}
