import type { CancelToken, InternalAxiosRequestConfig } from 'axios';

/** Both ways to cancel that axios knows, `signal` and the older `cancelToken`, as one signal. @internal */
export interface Cancellation {
  readonly signal: AbortSignal | undefined;
  /** Leaves nothing behind on a token or signal that outlives the request. */
  release(): void;
}

/** In every axios since 0.22, but not in its types. */
type Subscribable = CancelToken & Record<'subscribe' | 'unsubscribe', (listener: () => void) => void>;

const NOTHING = (): void => undefined;

/** @internal */
export function cancellation(config: InternalAxiosRequestConfig): Cancellation {
  const signal = config.signal as AbortSignal | undefined;
  const token = config.cancelToken as Subscribable | undefined;
  if (!token) return { signal, release: NOTHING };
  const controller = new AbortController();
  const abort = (): void => controller.abort();
  token.subscribe(abort);
  if (signal?.aborted) abort();
  else signal?.addEventListener('abort', abort, { once: true });
  return {
    signal: controller.signal,
    release: () => {
      token.unsubscribe(abort);
      signal?.removeEventListener('abort', abort);
    },
  };
}
