/**
 * Runs a task one at a time. Calls during a run share one further run that begins after it: theirs must see what
 * changed after the present one had looked.
 *
 * @internal
 */
export class Coalesced<T> {
  readonly #task: () => Promise<T>;
  #running: Promise<T> | undefined;
  #next: Promise<T> | undefined;

  constructor(task: () => Promise<T>) {
    this.#task = task;
  }

  run(): Promise<T> {
    if (this.#next) return this.#next;
    if (!this.#running) return this.#begin();
    const settled = this.#running.then(nothing, nothing);
    this.#next = settled.then(() => {
      this.#next = undefined;
      return this.#begin();
    });
    return this.#next;
  }

  #begin(): Promise<T> {
    const run = this.#task().finally(() => {
      if (this.#running === run) this.#running = undefined;
    });
    this.#running = run;
    return run;
  }
}

function nothing(): void {
  // How the run before ended is for those who asked for it.
}
