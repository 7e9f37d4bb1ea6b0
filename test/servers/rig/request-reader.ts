/** Finds the requests in the bytes of one connection after the other, and tells when one is complete. */
export class RequestReader {
  readonly #complete: (path: string) => void;
  #head = '';
  #path = '';
  #left = 0;

  constructor(complete: (path: string) => void) {
    this.#complete = complete;
  }

  add(bytes: Buffer): void {
    const text = bytes.toString('latin1');
    // A connection may end in the middle of a request; the next begins anew.
    if (/^(GET|POST) \//.test(text)) {
      this.#head = '';
      this.#path = '';
    }
    if (this.#path !== '') return this.#count(text.length);
    this.#head += text;
    const end = this.#head.indexOf('\r\n\r\n');
    if (end < 0) return;
    this.#path = /^\S+ (\S+)/.exec(this.#head)?.[1] ?? '';
    this.#left = Number(/\r\ncontent-length: (\d+)/i.exec(this.#head)?.[1] ?? 0);
    this.#count(this.#head.length - end - 4);
  }

  #count(length: number): void {
    this.#left -= length;
    if (this.#left > 0) return;
    const path = this.#path;
    this.#head = '';
    this.#path = '';
    this.#complete(path);
  }
}
