/** What Express and Fastify have in common, as far as a callback needs it. @internal */
export interface CallbackRequest {
  readonly method: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly query?: unknown;
  readonly body?: unknown;
  /** What the framework made of the connection and, where it was told to, of `X-Forwarded-For`. */
  readonly ip?: string;
  readonly socket?: { readonly remoteAddress?: string | undefined };
}
