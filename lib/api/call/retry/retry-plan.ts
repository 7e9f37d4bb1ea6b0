import type { Failure, FailureKind } from '../../answer/failure.interface.js';
import type { RetryPolicy } from './operation-class.js';
import type { RetryBudget } from './retry-budget.js';

const BASE_MS = 100;
const CAP_MS = 2_000;
/** With less time than this left, an attempt could only end in the deadline. */
const SHORTEST_ATTEMPT_MS = 5;

/** Decides, for one call, whether a failed attempt is repeated, and after how long. @internal */
export class RetryPlan {
  readonly #left: Record<FailureKind, number>;
  readonly #most: number;
  #made = 0;

  /** @param retries at most so many of all kinds together; by default as many as the policy grants to one kind */
  constructor(
    policy: RetryPolicy,
    retries: number | undefined,
    private readonly random: () => number,
    private readonly budget: RetryBudget,
  ) {
    this.#most = retries ?? Math.max(policy.notSent, policy.unknown, policy.limited);
    this.#left = { 'not-sent': policy.notSent, unknown: policy.unknown, limited: policy.limited, final: 0 };
  }

  /**
   * @param timeLeft what is left of the deadline, in milliseconds
   * @returns milliseconds to wait before the next attempt; undefined when there is none
   */
  next(failure: Failure, timeLeft: number): number | undefined {
    if (this.#made >= this.#most || this.#left[failure.kind] === 0) return undefined;
    const wait = Math.max(this.#backOff(), failure.error.retryAfterMs ?? 0);
    // Looked at before the wait, so that a caller with little time learns at once.
    if (wait + SHORTEST_ATTEMPT_MS > timeLeft) return undefined;
    if (!this.budget.take(failure.error)) return undefined;
    this.#made += 1;
    this.#left[failure.kind] -= 1;
    return wait;
  }

  /** Anywhere between nothing and the full step, so that clients that failed together do not come back together. */
  #backOff(): number {
    return this.random() * Math.min(CAP_MS, BASE_MS * 2 ** this.#made);
  }
}
