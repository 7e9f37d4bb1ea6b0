import type { RateLimit, RateLimiter } from './rate-limit.interface.js';

interface Window {
  count: number;
  readonly end: number;
}

/** How many people are counted before those whose time is over are forgotten. */
const TIDY_ABOVE = 10_000;

/** Counts in this process, in windows that begin with the first call. @internal */
export class MemoryRateLimiter implements RateLimiter {
  readonly #limit: RateLimit;
  readonly #now: () => number;
  readonly #windows = new Map<string, Window>();

  constructor(limit: RateLimit, now: () => number = () => performance.now()) {
    this.#limit = limit;
    this.#now = now;
  }

  async consume(key: string): Promise<void> {
    const now = this.#now();
    const window = this.#window(key, now);
    if (window.count >= this.#limit.points) throw new UsedUp(window.end - now);
    window.count += 1;
  }

  #window(key: string, now: number): Window {
    const known = this.#windows.get(key);
    if (known && known.end > now) return known;
    if (this.#windows.size >= TIDY_ABOVE) {
      for (const [each, { end }] of this.#windows) if (end <= now) this.#windows.delete(each);
    }
    const window = { count: 0, end: now + this.#limit.duration * 1_000 };
    this.#windows.set(key, window);
    return window;
  }
}

class UsedUp extends Error {
  constructor(readonly msBeforeNext: number) {
    super('the limit is used up');
  }
}
