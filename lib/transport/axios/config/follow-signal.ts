/**
 * Lets a signal of the caller, which may outlive thousands of requests, end one of them. By hand, because on Node 20
 * `AbortSignal.any` leaves something behind on such a signal for each of them.
 *
 * @returns leaves nothing behind
 * @internal
 */
export function followSignal(signal: AbortSignal | undefined, controller: AbortController): () => void {
  if (!signal) return () => undefined;
  const abort = (): void => controller.abort(signal.reason);
  if (signal.aborted) abort();
  else signal.addEventListener('abort', abort, { once: true });
  return () => signal.removeEventListener('abort', abort);
}
