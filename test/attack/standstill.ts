const TICK_MS = 5;

/**
 * How long the event loop ran nothing else, and how long it could not run at all because the whole process had no
 * processor (stopped, or behind others): that is nobody's fault, and no call can end meanwhile.
 */
export class Standstill {
  /** The longest of its own making, in milliseconds. */
  longestMs = 0;
  /** Without a processor, all together. */
  withheldMs = 0;
  readonly #timer: NodeJS.Timeout;
  #last = performance.now();
  #cpu = process.cpuUsage();

  constructor(onTick: () => void) {
    this.#timer = setInterval(() => (this.#look(), onTick()), TICK_MS);
  }

  end(): void {
    this.#look();
    clearInterval(this.#timer);
  }

  #look(): void {
    const now = performance.now();
    const { user, system } = process.cpuUsage(this.#cpu);
    const lateMs = now - this.#last - TICK_MS;
    const ownMs = Math.min(lateMs, (user + system) / 1_000);
    if (lateMs > 0) {
      this.longestMs = Math.max(this.longestMs, ownMs);
      this.withheldMs += lateMs - ownMs;
    }
    this.#last = now;
    this.#cpu = process.cpuUsage();
  }
}
