import type { Deadline } from '../../foundation/deadline.js';

/**
 * The answer to a question that others may be waiting for as well: each waits no longer than it can.
 *
 * @param signal ends the wait at once
 * @returns undefined when there was no answer in time
 * @internal
 */
export function settledWithin<T>(
  deadline: Deadline,
  question: Promise<T>,
  signal?: AbortSignal,
): Promise<T | undefined> {
  if (signal?.aborted || deadline.isOver) return Promise.resolve(undefined);
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      deadline.remove(giveUp);
      signal?.removeEventListener('abort', giveUp);
    };
    const giveUp = (): void => {
      stop();
      resolve(undefined);
    };
    deadline.add(giveUp);
    signal?.addEventListener('abort', giveUp, { once: true });
    question.finally(stop).then(resolve, reject);
  });
}
