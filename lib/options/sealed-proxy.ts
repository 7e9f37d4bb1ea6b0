/** Address of a proxy, whose user name and password are readable by code and by nothing that prints. @internal */
export class SealedProxy {
  readonly #url: string;

  constructor(proxy: { url: string }) {
    this.#url = proxy.url;
  }

  /** Whether a value has that field and nothing else; anything else is left for validation to name. */
  static fits(value: unknown): value is { url: string } {
    if (value instanceof SealedProxy) return false;
    return typeof value === 'object' && value !== null && Object.keys(value).join() === 'url';
  }

  get url(): string {
    return this.#url;
  }
}
