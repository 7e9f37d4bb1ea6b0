import type { Clock } from '../../../foundation/clock.js';

const FRESH_MS = 30_000;

/**
 * How many grants wait for a person, as far as it is known: whoever asks waits for nothing, and lets it be counted again
 * when the last count is older than half a minute.
 *
 * @internal
 */
export class UndecidedCount {
  #known: number | undefined;
  #countedAt = -Infinity;
  #counting: Promise<void> | undefined;

  constructor(
    private readonly count: () => Promise<number>,
    private readonly clock: Clock,
  ) {}

  /** Undefined until it was counted once. */
  get known(): number | undefined {
    if (this.clock().getTime() - this.#countedAt >= FRESH_MS) void this.refresh();
    return this.#known;
  }

  /** Resolves when it was counted, or could not be: then the last count stays. */
  refresh(): Promise<void> {
    this.#counting ??= this.#count().finally(() => (this.#counting = undefined));
    return this.#counting;
  }

  async #count(): Promise<void> {
    this.#countedAt = this.clock().getTime();
    try {
      this.#known = await this.count();
    } catch {
      // A journal that cannot be read is told by the calls that need it.
    }
  }
}
