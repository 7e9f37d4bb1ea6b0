/**
 * One of the platform's limits, in the form that the limiters of `rate-limiter-flexible` take.
 *
 * @publicApi
 */
export interface RateLimit {
  /** Begins the keys in a store, such as `apps-in-toss:app`. */
  readonly keyPrefix: string;
  /** How many calls. */
  readonly points: number;
  /** In how many seconds. */
  readonly duration: number;
}

/**
 * Counts the calls of one limit, as every limiter of `rate-limiter-flexible` does.
 *
 * @publicApi
 */
export interface RateLimiter {
  /** Takes one call of a key; rejects with `{ msBeforeNext }` when there is none left. */
  consume(key: string): Promise<unknown>;
}

/**
 * The limits that the documentation of the platform names, each for a minute:
 *
 * - `app` (3,000): all calls of the mini-app, apart from `messages.send`
 * - `messages` (15,000): `messages.send` of the mini-app
 * - `messagesToUser` (10): `messages.send` to one person
 * - `promotionToUser` (10): `promotion.execute` (and so `promotion.grant`) to one person
 *
 * @publicApi
 */
export type RateLimitName = 'app' | 'messages' | 'messagesToUser' | 'promotionToUser';

/** @publicApi */
export interface RateLimitOptions {
  /**
   * Makes what counts a limit, such as `(limit) => new RateLimiterRedis({ storeClient, ...limit })` of
   * `rate-limiter-flexible`: with a store, all instances share the limits. Several mini-apps on one store need prefixes
   * of their own. When left out, each process counts for itself in memory.
   */
  readonly limiter?: (limit: RateLimit) => RateLimiter;
  /** Calls a minute where yours differ from the documented ones, such as `{ app: 6_000 }` after a raise. */
  readonly perMinute?: { readonly [Name in RateLimitName]?: number };
}
