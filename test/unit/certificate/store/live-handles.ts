import { AsyncLocalStorage, createHook } from 'node:async_hooks';

const PATIENCE_MS = 3_000;

/**
 * The timers and file watches that this package made since for whoever made this, and that still live (the test runner
 * makes its own, and a store of a spec that ran before in this process may still look at its dates).
 * `process.getActiveResourcesInfo()` leaves out those that keep no process alive, which is all that a store makes.
 */
export class LiveHandles {
  readonly #live = new Map<number, string>();
  readonly #mine = new AsyncLocalStorage<boolean>();
  readonly #hook = createHook({
    init: (id, type) => {
      if (type !== 'Timeout' && type !== 'FSEVENTWRAP') return;
      // By who made it, and for whom: other specs and the runner live in this process too.
      if (!this.#mine.getStore()) return;
      if (stackOfHere().includes('/lib/certificate/')) this.#live.set(id, type);
    },
    destroy: (id) => void this.#live.delete(id),
  }).enable();

  constructor() {
    // For the rest of the test, and for all that comes of it.
    this.#mine.enterWith(true);
  }

  get names(): string[] {
    return [...new Set(this.#live.values())].sort();
  }

  /**
   * What is left once everything that was ended has been reported. Node reports it some turns later, how many depends on
   * what else it has to do: what really lives is still there after seconds.
   */
  async left(): Promise<string[]> {
    const patience = performance.now() + PATIENCE_MS;
    while (this.#live.size > 0 && performance.now() < patience) await new Promise(setImmediate);
    this.#hook.disable();
    this.#mine.disable();
    return this.names;
  }
}

/** Deep enough to get past Node's own frames, whatever limit somebody else has set. */
function stackOfHere(): string {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 30;
  const { stack } = new Error();
  Error.stackTraceLimit = stackTraceLimit;
  return String(stack);
}
