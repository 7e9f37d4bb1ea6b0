/**
 * The answer to a question that others may be waiting for as well: each waits no longer than it can.
 *
 * @param signal ends the wait at once
 * @returns false when there was no answer in time
 * @internal
 */
export function settledWithin(
  milliseconds: number,
  question: Promise<boolean>,
  signal?: AbortSignal,
): Promise<boolean> {
  if (signal?.aborted || milliseconds <= 0) return Promise.resolve(false);
  let timer: NodeJS.Timeout | undefined;
  let giveUp: (() => void) | undefined;
  const noAnswer = new Promise<false>((resolve) => {
    giveUp = () => resolve(false);
    timer = setTimeout(giveUp, milliseconds);
    signal?.addEventListener('abort', giveUp, { once: true });
  });
  return Promise.race([question, noAnswer]).finally(() => {
    clearTimeout(timer);
    if (giveUp) signal?.removeEventListener('abort', giveUp);
  });
}
