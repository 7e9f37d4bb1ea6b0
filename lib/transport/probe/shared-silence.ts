/** A verdict takes one way back and a look at a certificate; a whole handshake took two ways and more than a look. */
const HANDSHAKES = 3;
const LEAST_MS = 120;

/**
 * Without session tickets a server that takes a certificate under TLS 1.3 says nothing at all after the handshake, so
 * only silence tells. How long is long enough is told by the certificate in use, whose requests are answered: where the
 * server is as silent about that one, for several times as long as the slower of the two handshakes took, it has
 * nothing to say about the other one either. Where it spoke to one of them only, the wait goes on.
 *
 * @internal
 */
export class SharedSilence {
  readonly #ends = new Set<() => void>();
  #left: number;
  #slowestMs = 0;
  #timer: NodeJS.Timeout | undefined;

  /** @param count handshakes that share it */
  constructor(count: number) {
    this.#left = count;
  }

  /**
   * Our side of a handshake is done.
   *
   * @param tookMs how long that took
   * @param end ends the wait for a word of the server
   */
  began(tookMs: number, end: () => void): void {
    this.#ends.add(end);
    this.#slowestMs = Math.max(this.#slowestMs, tookMs);
    this.#left -= 1;
    if (this.#left > 0) return;
    this.#timer = setTimeout(() => this.end(), Math.max(LEAST_MS, HANDSHAKES * this.#slowestMs));
  }

  /** Nobody waits any longer. */
  end(): void {
    clearTimeout(this.#timer);
    for (const end of this.#ends) end();
    this.#ends.clear();
  }
}
