import { QUIET_MS } from '../../money/settle.js';

/**
 * Where a grant stands.
 *
 * - `planned`: wanted, without a key.
 * - `keyed`: has a key, and nothing was sent under it.
 * - `sending`: a request may have left under its key.
 * - `done`: the platform says that the points were paid.
 * - `failed`: nothing was paid; it may be tried again, with a new key.
 * - `undecided`: a request may have left, the hour of its key is over and there is no record: only a person can tell.
 *
 * @internal
 */
export type GrantState = 'planned' | 'keyed' | 'sending' | 'done' | 'failed' | 'undecided';

/** Why nothing was paid. @internal */
export interface GrantRefusal {
  /** A code of this package. */
  readonly code: string;
  /** The platform's own code, when it gave one. */
  readonly errorCode?: string;
}

/** What is known of a grant, apart from who is to get how much. Times are milliseconds of the writer's clock. @internal */
export interface GrantFacts {
  readonly state: GrantState;
  readonly key?: string;
  /** When the key was handed out. */
  readonly keyAt?: number;
  /** When a request under the key may have left last. */
  readonly sentAt?: number;
  /** A request under the key has no answer: it may arrive later. */
  readonly open?: true;
  /** The platform has said that it took the grant; the points may be on their way. */
  readonly accepted?: true;
  readonly refusal?: GrantRefusal;
}

/** The key's life is an hour by the platform's clock; ours may differ, and a request takes its time. */
const KEY_HOUR_MS = 50 * 60_000;

/** After this the platform takes no request under a key any more, whatever the clocks say. */
const KEY_SURELY_OVER_MS = 70 * 60_000;

/** Whether the key is too old to send anything under it. @internal */
export function isPastItsHour({ keyAt }: GrantFacts, now: number): boolean {
  return keyAt !== undefined && now - keyAt >= KEY_HOUR_MS;
}

/** When nothing that was sent under the key can be taken any more. @internal */
export function keySurelyOverAt({ keyAt = 0 }: GrantFacts): number {
  return keyAt + KEY_SURELY_OVER_MS;
}

/** Whether a request that had arrived would have left a record by now. @internal */
export function isQuiet(facts: GrantFacts, now: number): boolean {
  return quietIn(facts, now) <= 0;
}

/** Milliseconds until then; 0 or less when it is so. @internal */
export function quietIn({ sentAt = -Infinity }: GrantFacts, now: number): number {
  return sentAt + QUIET_MS - now;
}

/** Whether nothing is left to do or to find out by machine. @internal */
export function isFinished({ state }: GrantFacts): boolean {
  // An undecided grant is left to a person, but has to be found, counted and shown until then.
  return state === 'done' || state === 'failed';
}
