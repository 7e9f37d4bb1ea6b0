/** `npm` and the terminal may each pass on the same Ctrl-C; two that a person presses are further apart. */
const SAME_SIGNAL_MS = 300;

/** What has to be undone when the demo ends, the newest first. */
export class Ending {
  readonly #steps: Array<() => Promise<unknown>> = [];
  #firstSignalAt: number | undefined;

  /** Whether a signal has asked for the end. */
  get begun(): boolean {
    return this.#firstSignalAt !== undefined;
  }

  /** Remembers how to undo something. */
  add(undo: () => Promise<unknown>): void {
    this.#steps.push(undo);
  }

  async run(): Promise<void> {
    for (const undo of this.#steps.splice(0).reverse()) await undo();
  }

  /** Ctrl-C, `kill` and a closed terminal end the demo in order; a second one ends it at once. */
  onSignal(announce: () => void): void {
    const onSignal = (): void => {
      const now = performance.now();
      if (this.#firstSignalAt !== undefined) {
        if (now - this.#firstSignalAt > SAME_SIGNAL_MS) process.exit(130);
        return;
      }
      this.#firstSignalAt = now;
      announce();
      // Also in the middle of the start, where work still under way would keep the process alive.
      this.run().then(
        () => process.exit(0),
        (error: unknown) => {
          console.error(error);
          process.exit(1);
        },
      );
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal);
  }
}
