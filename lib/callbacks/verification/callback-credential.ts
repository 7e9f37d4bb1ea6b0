import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** Shorter ones can be guessed by trying. @internal */
export const CREDENTIAL_LENGTH = 8;

const SCHEME = /^\s*(?:basic|bearer)\s+/i;
const HEADER = /^\s*(?:basic|bearer)\s+(\S.*?)\s*$/is;

/** Without the word before it and the line break behind it that come along when a value is pasted. @internal */
export function plainCredential(text: string): string {
  return text.replace(SCHEME, '').trim();
}

/**
 * The value that Toss shows us. Which form it has, nobody agrees on: the console takes a value that is encoded already,
 * the documentation says that Toss encodes it, and subscription notifications were seen with `Bearer`. Whoever knows
 * the value in any of these forms knows the value, so all of them are accepted.
 *
 * Compared are keyed digests, all of them, so that the time tells neither length nor content. The value itself is not
 * kept.
 *
 * @internal
 */
export class CallbackCredential {
  readonly #key = randomBytes(32);
  readonly #accepted: readonly Buffer[];

  constructor(credential: string) {
    const value = plainCredential(credential);
    const once = base64(value);
    this.#accepted = [value, once, base64(once)].map((form) => this.#digest(form));
  }

  /** @param authorization the header, as it came */
  fits(authorization: unknown): boolean {
    const [, shown] = (typeof authorization === 'string' && HEADER.exec(authorization)) || [];
    const digest = this.#digest(shown ?? '');
    let fits = false;
    for (const accepted of this.#accepted) fits = timingSafeEqual(accepted, digest) || fits;
    return fits && shown !== undefined;
  }

  /** Padding is left aside: some encoders write it, some do not. */
  #digest(value: string): Buffer {
    return createHmac('sha256', this.#key).update(value.replace(/=+$/, '')).digest();
  }
}

function base64(value: string): string {
  return Buffer.from(value, 'utf8').toString('base64');
}
