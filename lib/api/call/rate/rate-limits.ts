import { createHash } from 'node:crypto';
import type { Deadline } from '../../../foundation/deadline.js';
import { pause } from '../retry/pause.js';
import { AppsInTossRequestError } from '../../errors/apps-in-toss-request.error.js';
import type { IdentityFields } from '../../request/prepared-request.interface.js';
import { MemoryRateLimiter } from './memory-rate-limiter.js';
import type { RateLimit, RateLimiter, RateLimitName, RateLimitOptions } from './rate-limit.interface.js';

const SECONDS = 60;

const KNOWN: Readonly<Record<RateLimitName, { readonly points: number; readonly isPerUser: boolean }>> = {
  app: { points: 3_000, isPerUser: false },
  messages: { points: 15_000, isPerUser: false },
  messagesToUser: { points: 10, isPerUser: true },
  promotionToUser: { points: 10, isPerUser: true },
};

/** Which limits an operation counts for, the narrowest first: what waits there should not have used up the others. */
function limitsOf(operation: string): readonly RateLimitName[] {
  if (operation === 'messages.send') return ['messagesToUser', 'messages'];
  if (operation === 'promotion.execute') return ['promotionToUser', 'app'];
  return ['app'];
}

/** What is about to be sent. @internal */
export interface LimitedCall {
  readonly operation: string;
  readonly identity: IdentityFields | undefined;
  readonly deadline: Deadline;
  readonly signal: AbortSignal | undefined;
}

/** Keeps a process, or all instances with a store in common, within the limits of the platform. @internal */
export class RateLimits {
  readonly #limiters: Readonly<Record<RateLimitName, RateLimiter>>;

  constructor({ limiter, perMinute }: RateLimitOptions) {
    const make = limiter ?? ((limit: RateLimit): RateLimiter => new MemoryRateLimiter(limit));
    const made = (name: RateLimitName): RateLimiter =>
      make({
        keyPrefix: `apps-in-toss:${name}`,
        points: perMinute?.[name] ?? KNOWN[name].points,
        duration: SECONDS,
      });
    this.#limiters = {
      app: made('app'),
      messages: made('messages'),
      messagesToUser: made('messagesToUser'),
      promotionToUser: made('promotionToUser'),
    };
  }

  /**
   * Waits until the call may go out. An abort ends the waiting early; whoever sends says what it means.
   *
   * @throws AppsInTossRequestError `AIT_RATE_LIMIT` when that is not before its deadline, or when the limiter fails
   */
  async admit(call: LimitedCall): Promise<void> {
    for (const name of limitsOf(call.operation)) {
      const key = KNOWN[name].isPerUser ? personOf(call.identity) : 'all';
      if (key !== undefined) await this.#take(name, key, call);
    }
  }

  async #take(name: RateLimitName, key: string, { operation, deadline, signal }: LimitedCall): Promise<void> {
    for (;;) {
      if (signal?.aborted) return;
      const wait = await this.#consume(name, key, operation);
      if (wait === undefined) return;
      if (wait >= deadline.left)
        throw new AppsInTossRequestError({
          code: 'AIT_RATE_LIMIT',
          operation,
          message: `The limit "${name}" of ${KNOWN[name].isPerUser ? 'this person' : 'the mini-app'} is used up for ${Math.ceil(wait)} ms, and the deadline ends before`,
          retryable: true,
          retryAfterMs: Math.ceil(wait),
        });
      await pause(wait, signal);
    }
  }

  /** Milliseconds to wait, or nothing when it was taken. */
  async #consume(name: RateLimitName, key: string, operation: string): Promise<number | undefined> {
    try {
      await this.#limiters[name].consume(key);
      return undefined;
    } catch (error) {
      const { msBeforeNext } = (error ?? {}) as { msBeforeNext?: unknown };
      // At least a millisecond: a limiter that rounds down would be asked in a circle.
      if (typeof msBeforeNext === 'number') return Math.max(1, msBeforeNext);
      throw new AppsInTossRequestError({
        code: 'AIT_RATE_LIMIT',
        operation,
        message: `The limiter of "${name}" failed`,
        retryable: true,
        cause: error,
      });
    }
  }
}

/** People are counted under a digest: their keys are of no use in a store of counters. */
function personOf(identity: IdentityFields | undefined): string | undefined {
  const { userKey, anonKey } = identity ?? {};
  if (userKey === undefined && anonKey === undefined) return undefined;
  const name = userKey === undefined ? `anon:${anonKey}` : `user:${Number(userKey)}`;
  return createHash('sha256').update(name).digest('base64url').slice(0, 22);
}
