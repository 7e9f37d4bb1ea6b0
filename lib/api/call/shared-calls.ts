import type { AppsInTossError } from '../../foundation/apps-in-toss.error.js';

/** Why a caller left before the call was over. @internal */
export type LeaveCode = 'AIT_ABORTED' | 'AIT_DEADLINE';

/** How long a caller waits for a call that it shares. @internal */
export interface Waiting {
  readonly signal: AbortSignal | undefined;
  /** Milliseconds. */
  readonly deadline: number;
  /** The error for a caller that leaves while the call goes on for others. */
  leaveWith(code: LeaveCode): AppsInTossError;
}

interface Shared<Result> {
  readonly result: Promise<Result>;
  readonly abort: AbortController;
  waiting: number;
}

/**
 * Makes one call of several that ask for the same thing at the same time. A caller that leaves does not end the call
 * for the others; when the last one leaves, the call is aborted.
 *
 * @internal
 */
export class SharedCalls<Result> {
  readonly #running = new Map<unknown, Shared<Result>>();

  async run(
    key: unknown,
    start: (signal: AbortSignal) => Promise<Result>,
    waiting: Waiting,
  ): Promise<Result> {
    const running = this.#running.get(key);
    if (waiting.signal?.aborted) {
      if (running) throw waiting.leaveWith('AIT_ABORTED');
      // Begun with a signal of ours it could get as far as the wire before the caller's was looked at.
      return start(waiting.signal);
    }
    // The call itself keeps the deadline of the caller that began it; only later ones need a timer of their own.
    return running
      ? this.#wait(key, running, waiting, waiting.deadline)
      : this.#wait(key, this.#start(key, start), waiting, undefined);
  }

  #start(key: unknown, start: (signal: AbortSignal) => Promise<Result>): Shared<Result> {
    const abort = new AbortController();
    const result = start(abort.signal).finally(() => this.#forget(key, shared));
    const shared: Shared<Result> = { result, abort, waiting: 0 };
    this.#running.set(key, shared);
    return shared;
  }

  #forget(key: unknown, shared: Shared<Result>): void {
    if (this.#running.get(key) === shared) this.#running.delete(key);
  }

  #wait(
    key: unknown,
    shared: Shared<Result>,
    waiting: Waiting,
    deadline: number | undefined,
  ): Promise<Result> {
    const { signal } = waiting;
    shared.waiting += 1;
    return new Promise<Result>((resolve, reject) => {
      const leave = (code: LeaveCode): void => {
        stop();
        shared.waiting -= 1;
        if (shared.waiting > 0) return reject(waiting.leaveWith(code));
        // Nobody waits any more. How it ends is the truth about this caller's call, so that is what it gets.
        this.#forget(key, shared);
        shared.abort.abort(signal?.reason);
      };
      const onAbort = (): void => leave('AIT_ABORTED');
      const timer = deadline === undefined ? undefined : setTimeout(() => leave('AIT_DEADLINE'), deadline);
      const stop = (): void => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', onAbort);
      };
      shared.result.finally(stop).then(resolve, reject);
      signal?.addEventListener('abort', onAbort, { once: true });
    });
  }
}
