/**
 * The origins that may be shown the certificate. Everything else is refused where the socket is made, whatever the
 * caller, a redirect or the environment asked for.
 *
 * @internal
 */
export class AllowedOrigins {
  readonly #origins: ReadonlySet<string>;
  readonly #endpoints: ReadonlySet<string>;

  constructor(urls: readonly string[]) {
    const parsed = urls.map((url) => new URL(url));
    this.#origins = new Set(parsed.map((url) => url.origin));
    this.#endpoints = new Set(parsed.map((url) => endpoint(bareHost(url.hostname), url.port || 443)));
  }

  /** Whether a URL points to one of them: https, same host and port, and no user name or password in it. */
  allowsUrl(url: URL): boolean {
    return url.protocol === 'https:' && !url.username && !url.password && this.#origins.has(url.origin);
  }

  /** Whether a socket may be opened there. */
  allowsEndpoint(host: string, port: number | string): boolean {
    return this.#endpoints.has(endpoint(bareHost(host), port));
  }

  [Symbol.iterator](): Iterator<string> {
    return this.#origins.values();
  }

  /** For messages. */
  list(): string {
    return [...this.#origins].join(', ');
  }
}

/** `[::1]` in a URL is `::1` for a socket. @internal */
export function bareHost(host: string): string {
  return host.startsWith('[') ? host.slice(1, -1) : host;
}

function endpoint(host: string, port: number | string): string {
  return `${host.toLowerCase()} ${port}`;
}
