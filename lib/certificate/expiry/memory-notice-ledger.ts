import type { NoticeLedger } from './notice-ledger.interface.js';

/**
 * The ledger that is used when none is given: once per process.
 *
 * @publicApi
 */
export class MemoryNoticeLedger implements NoticeLedger {
  readonly #claimed = new Set<string>();

  claim(key: string): boolean {
    if (this.#claimed.has(key)) return false;
    this.#claimed.add(key);
    return true;
  }
}
