/** Where a request goes. @internal */
export interface Target {
  readonly url: URL;
  readonly origin: string;
}

/** Operations are few; a raw call may have an id in its path. */
const MOST_KEPT = 100;

/**
 * Addresses, parsed once: the calls of an application go to the same few again and again.
 *
 * @internal
 */
export class Targets {
  readonly #known = new Map<string, Target>();

  /** @throws TypeError when it is no absolute URL */
  of(address: string): Target {
    const known = this.#known.get(address);
    if (known) return known;
    const url = new URL(address);
    const target = { url, origin: url.origin };
    if (this.#known.size >= MOST_KEPT) this.#known.clear();
    this.#known.set(address, target);
    return target;
  }
}
