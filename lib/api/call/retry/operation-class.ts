/**
 * What repeating an operation does. Retries follow from it and from the outcome, never from an error code.
 *
 * - `safe`: reads only; repeating it does nothing.
 * - `one-shot`: the request holds something that works once (a code), so a repeat is at worst refused.
 * - `idempotent`: doing it twice ends as doing it once.
 * - `side-effect`: a repeat acts again (a message is sent twice).
 * - `money`: a repeat may pay twice; only an error code that is known to mean "not done" counts as a refusal.
 *
 * @publicApi
 */
export type OperationClass = 'safe' | 'one-shot' | 'idempotent' | 'side-effect' | 'money';

/** How often an attempt is repeated, by how the one before it ended. @internal */
export interface RetryPolicy {
  /** After a proof that nothing was processed. */
  readonly notSent: number;
  /** After an attempt that may have been processed. */
  readonly unknown: number;
  /** After "too many calls". */
  readonly limited: number;
  /** How long to advise the caller to wait after an unknown outcome that is not repeated here, in milliseconds. */
  readonly unknownRetryAfterMs?: number;
}

/** The policy of a class, unless the operation declares another. @internal */
export const RETRY_POLICIES: Readonly<Record<OperationClass, RetryPolicy>> = {
  safe: { notSent: 2, unknown: 2, limited: 1 },
  'one-shot': { notSent: 2, unknown: 1, limited: 1 },
  idempotent: { notSent: 2, unknown: 1, limited: 1 },
  'side-effect': { notSent: 2, unknown: 0, limited: 1 },
  money: { notSent: 2, unknown: 0, limited: 1 },
};

/**
 * A read that says what became of money or of an order: one more try than other reads, and a rate limit is waited out.
 *
 * @internal
 */
export const STATUS_READ_RETRY: Partial<RetryPolicy> = { notSent: 3, unknown: 3, limited: 3 };
