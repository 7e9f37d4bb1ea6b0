import { createHook } from 'node:async_hooks';

/**
 * The timers and file watches that this package made since, and that still live (the test runner makes its own).
 * `process.getActiveResourcesInfo()` leaves out those that keep no process alive, which is all that a store makes.
 */
export class LiveHandles {
  readonly #live = new Map<number, string>();
  readonly #hook = createHook({
    init: (id, type) => {
      if (type !== 'Timeout' && type !== 'FSEVENTWRAP') return;
      if (String(new Error().stack).includes('/lib/certificate/')) this.#live.set(id, type);
    },
    destroy: (id) => void this.#live.delete(id),
  }).enable();

  get names(): string[] {
    return [...new Set(this.#live.values())].sort();
  }

  /** What is left once everything that was ended has been reported. */
  async left(): Promise<string[]> {
    for (let turn = 0; turn < 5; turn += 1) await new Promise(setImmediate);
    this.#hook.disable();
    return this.names;
  }
}
