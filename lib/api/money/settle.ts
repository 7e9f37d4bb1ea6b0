import type { Pacing } from './pacing.js';
import { settleWait, untilQuiet } from './settle-waits.js';

/** What one read says of a call that was lost. @internal */
export type Verdict<Result> =
  /** It was carried out. */
  | { readonly is: 'done'; readonly result: Result }
  /** It was not, and cannot be any more. */
  | { readonly is: 'not-done'; readonly error: Error }
  /** It was not yet; `status` is what the read found. After the quiet period that means that it was not. */
  | { readonly is: 'not-yet'; readonly status: string; readonly error: Error }
  /** Nothing can be said: it is under way, or the read brought nothing. */
  | { readonly is: 'unclear' };

/** @internal */
export interface Settling<Result> {
  /** Reads once. What it throws ends the settling. */
  read(): Promise<Verdict<Result>>;
  /** On the clock of the pacing: from when on a request that had arrived would show. */
  readonly quietAt: number;
  /** On the clock of the pacing: when the time is up. */
  readonly endAt: number;
  readonly pacing: Pacing;
  readonly random: () => number;
  readonly signal?: AbortSignal | undefined;
  /** Read at once, instead of after the first wait. */
  readonly eager?: boolean;
}

/** Three times the longest read timeout that the platform documents, and a little. @internal */
export const QUIET_MS = 10_000;

/**
 * Reads until it is known what became of a call. "Not yet" counts as "not" only after the quiet period, and when two
 * reads in a row say the same: a request may still be under way.
 *
 * @returns the result; undefined when the time is up and nothing is known
 * @throws the error of the verdict, when it was not carried out
 * @internal
 */
export async function settle<Result>(settling: Settling<Result>): Promise<{ result: Result } | undefined> {
  const { pacing, endAt, signal } = settling;
  let before: string | undefined;
  let wait = settling.eager ? 0 : waitFor(0, settling);
  for (let read = 1; pacing.now() + wait < endAt; read += 1) {
    if (wait > 0) await pacing.pause(wait, signal);
    if (signal?.aborted) break;
    const verdict = await settling.read();
    if (verdict.is === 'done') return { result: verdict.result };
    if (verdict.is === 'not-done') throw verdict.error;
    const status = verdict.is === 'not-yet' ? verdict.status : undefined;
    if (verdict.is === 'not-yet' && status === before && pacing.now() >= settling.quietAt)
      throw verdict.error;
    before = status;
    wait = waitFor(read, settling);
  }
  return undefined;
}

/** No longer than to the end of the quiet period, when a read says most. */
function waitFor(read: number, { pacing, quietAt, random }: Settling<unknown>): number {
  return untilQuiet(settleWait(read, random), quietAt - pacing.now());
}
