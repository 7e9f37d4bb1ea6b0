const NOTHING = Buffer.alloc(0);

/**
 * The bytes of a body that is read whole. Chunks are copied into one buffer that grows: each of them, a byte in a
 * hundred that Node keeps for it, would otherwise live as long as the answer.
 *
 * @internal
 */
export class CollectedBody {
  size = 0;
  #buffer: Buffer = NOTHING;

  add(chunk: Buffer): void {
    const size = this.size + chunk.length;
    // Nearly every answer is one chunk, which then needs no copy.
    if (this.size === 0) {
      this.#buffer = chunk;
    } else {
      if (size > this.#buffer.length || this.#buffer.length === this.size) this.#grow(size);
      chunk.copy(this.#buffer, this.size);
    }
    this.size = size;
  }

  bytes(): Buffer {
    return this.#buffer.subarray(0, this.size);
  }

  #grow(size: number): void {
    const larger = Buffer.allocUnsafe(Math.max(size, this.#buffer.length * 2, 1_024));
    this.#buffer.copy(larger, 0, 0, this.size);
    this.#buffer = larger;
  }
}
