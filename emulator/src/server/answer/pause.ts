/** Resolves after `ms`, or rejects when `signal` ends it first; no timer stays. @internal */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason as Error);
    const timer = ms === Infinity ? undefined : setTimeout(done, ms);
    signal.addEventListener('abort', ended, { once: true });
    function done(): void {
      signal.removeEventListener('abort', ended);
      resolve();
    }
    function ended(): void {
      clearTimeout(timer);
      reject(signal.reason as Error);
    }
  });
}
