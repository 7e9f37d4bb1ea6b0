/** Key and AAD of personal data, readable by code and by nothing that prints. @internal */
export class SealedDecryption {
  readonly #key: string;
  readonly #aad: string;

  constructor(decryption: { key: string; aad: string }) {
    this.#key = decryption.key;
    this.#aad = decryption.aad;
  }

  /** Whether a value has the two fields and nothing else; anything else is left for validation to name. */
  static fits(value: unknown): value is { key: string; aad: string } {
    if (value instanceof SealedDecryption) return false;
    const fields = typeof value === 'object' && value !== null ? Object.keys(value).sort() : [];
    return fields.join() === 'aad,key';
  }

  get key(): string {
    return this.#key;
  }

  get aad(): string {
    return this.#aad;
  }
}
