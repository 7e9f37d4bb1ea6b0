import { createPrivateKey } from 'node:crypto';
import { BYTE_FORMS, compacted } from './byte-forms.js';

/** What must not be seen: keys by their PEM, words (passphrases, passwords) by their text. */
export interface Secrets {
  readonly keys: Readonly<Record<string, string>>;
  readonly words: Readonly<Record<string, string>>;
}

const WINDOW = 21;
const PRIVATE_FIELDS = ['d', 'p', 'q', 'qi'] as const;

/** Finds any part of a secret in a text, in whatever form it is written. */
export class SecretDetector {
  readonly #needles = new Map<string, string>();
  readonly #raw = new Map<string, string>();

  constructor({ keys, words }: Secrets) {
    for (const [name, pem] of Object.entries(keys)) this.#watchKey(name, pem);
    for (const [name, word] of Object.entries(words)) {
      this.#watch(name, Buffer.from(word));
      this.#needles.set(compacted(word), `${name}, as it is`);
      this.#needles.set(encodeURIComponent(word), `${name}, percent-encoded`);
    }
    // Of any key at all.
    this.#needles.set('PRIVATEKEY-----', 'boundary of a PEM key');
    this.#watch('boundary of a PEM key', Buffer.from('PRIVATE KEY-----'));
  }

  /** What of the secrets can be read in a text; empty when it holds none. */
  sightings(text: string): string[] {
    const searched = compacted(text);
    const seen = new Set<string>();
    for (const [needle, what] of this.#needles) if (searched.includes(needle)) seen.add(what);
    // Raw bytes may be any character, white space too.
    for (const [needle, what] of this.#raw) if (text.includes(needle)) seen.add(what);
    return [...seen];
  }

  /** Its private numbers, wherever they stand: inside DER, PEM or a JWK the same bytes turn up. */
  #watchKey(name: string, pem: string): void {
    const jwk = createPrivateKey(pem).export({ format: 'jwk' }) as Partial<Record<string, string>>;
    for (const field of PRIVATE_FIELDS) {
      const number = Buffer.from(jwk[field] ?? '', 'base64url');
      if (number.length > WINDOW) this.#watch(`${field} of ${name}`, windowOf(number, 0.5));
    }
    // A Buffer of PEM, dumped as numbers, holds the letters and not the key's own bytes.
    for (const part of [0.4, 0.8]) this.#watch(`PEM text of ${name}`, windowOf(Buffer.from(pem), part));
  }

  #watch(what: string, bytes: Buffer): void {
    for (const [form, write] of Object.entries(BYTE_FORMS)) {
      const into = form === 'the bytes themselves' ? this.#raw : this.#needles;
      for (const needle of write(bytes)) into.set(needle, `${what}, ${form}`);
    }
  }
}

function windowOf(bytes: Buffer, part: number): Buffer {
  const start = Math.floor((bytes.length - WINDOW) * part);
  return bytes.subarray(start, start + WINDOW);
}
