import { callerId } from '../callers/caller.interface.js';
import type { Caller } from '../callers/caller.interface.js';
import type { OperationContract } from '../contract/operation-contract.interface.js';
import type { OperationId } from '../contract/operation-types.js';
import { fail } from '../server/answer/answer.js';
import type { Answer } from '../server/answer/answer.js';
import type { RateLimitOptions } from './rate-limit-options.interface.js';

const minute = 60_000;

/** Counts calls in minutes of the emulator's clock. @internal */
export class RateLimiter {
  private readonly counts = new Map<string, number>();
  private window = 0;

  constructor(
    private readonly options: RateLimitOptions | undefined,
    private readonly now: () => Date,
  ) {}

  /** The answer to a call that is one too many, and `undefined` to every other. */
  refuse(operation: OperationContract, appName: string, caller: Caller): Answer | undefined {
    if (!this.options) return undefined;
    const now = this.now().getTime();
    const window = Math.floor(now / minute);
    if (window !== this.window) this.counts.clear();
    this.window = window;
    const { limits = {}, perApp } = this.options;
    const rules = limits[operation.id as OperationId] ?? operation.limits;
    const full = [
      ...(perApp === undefined ? [] : [this.count(appName, perApp)]),
      ...rules.map(({ per, perMinute }) => {
        const person = caller.userKey === null && caller.anonKey === null ? undefined : callerId(caller);
        if (per === 'user' && person === undefined) return false;
        return this.count([appName, operation.id, per === 'user' ? person : ''].join(' '), perMinute);
      }),
    ].some(Boolean);
    return full ? this.answer(Math.ceil(((window + 1) * minute - now) / 1000)) : undefined;
  }

  private count(key: string, most: number): boolean {
    const count = (this.counts.get(key) ?? 0) + 1;
    this.counts.set(key, count);
    return count > most;
  }

  private answer(retryAfterSeconds: number): Answer {
    const tooMany = this.options?.answer === 'http-429';
    const answer = fail('4095', '요청이 너무 많아요.', tooMany ? 429 : 200, { retryAfterSeconds });
    return tooMany ? { ...answer, headers: { 'retry-after': String(retryAfterSeconds) } } : answer;
  }
}
