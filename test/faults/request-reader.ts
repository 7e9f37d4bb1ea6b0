/** One request as it arrives: what is known of it, and whether it is all there. */
export interface Arrival {
  readonly id: string;
  /** Bytes of it that were read, head and body. */
  bytes: number;
  complete: boolean;
}

interface Pending extends Arrival {
  readonly chunked: boolean;
  readonly length: number;
  body: Buffer;
}

/**
 * Reads HTTP/1.1 requests off a connection by hand, so that a test can act in the middle of one, and so that nothing
 * but complete, well-formed requests counts as read.
 */
export class RequestReader {
  #rest: Buffer = Buffer.alloc(0);
  #current: Pending | undefined;

  /** Takes bytes and tells, in order, of each request that began, grew or ended with them. */
  *read(chunk: Buffer): Generator<Arrival> {
    this.#rest = Buffer.concat([this.#rest, chunk]);
    for (;;) {
      const current = this.#current ?? this.#begin();
      if (!current) return;
      const had = current.bytes;
      this.#grow(current);
      if (current.complete) this.#current = undefined;
      else if (current.bytes === had && this.#rest.length === 0) return;
      yield current;
      if (!current.complete) return;
    }
  }

  #begin(): Pending | undefined {
    const end = this.#rest.indexOf('\r\n\r\n');
    if (end < 0) return undefined;
    const head = this.#rest.subarray(0, end).toString('latin1');
    if (!/^[A-Z]+ \S+ HTTP\/1\.1\r\n/.test(head))
      throw new Error(`not a request: ${JSON.stringify(head.slice(0, 80))}`);
    this.#rest = this.#rest.subarray(end + 4);
    const header = (name: string): string | undefined =>
      new RegExp(`^${name}: (.*)$`, 'im').exec(head)?.[1]?.trim();
    this.#current = {
      id: header('x-id') ?? /^\S+ \S*?([^/?\s]+)[?\s]/.exec(head)?.[1] ?? 'none',
      bytes: end + 4,
      complete: false,
      chunked: header('transfer-encoding') === 'chunked',
      length: Number(header('content-length') ?? 0),
      body: Buffer.alloc(0),
    };
    return this.#current;
  }

  #grow(current: Pending): void {
    current.bytes += this.#rest.length;
    current.body = Buffer.concat([current.body, this.#rest]);
    this.#rest = Buffer.alloc(0);
    const end = current.chunked ? endOfChunks(current.body) : current.length;
    if (end < 0 || current.body.length < end) return;
    current.complete = true;
    this.#rest = current.body.subarray(end);
    current.bytes -= this.#rest.length;
  }
}

/** Where a chunked body ends, or -1. */
function endOfChunks(body: Buffer): number {
  for (let at = 0; ;) {
    const line = body.indexOf('\r\n', at);
    if (line < 0) return -1;
    const size = parseInt(body.subarray(at, line).toString('latin1'), 16);
    if (Number.isNaN(size)) throw new Error('not a chunk');
    at = line + 2 + size + 2;
    if (size === 0) return body.length >= at ? at : -1;
    if (body.length < at) return -1;
  }
}
