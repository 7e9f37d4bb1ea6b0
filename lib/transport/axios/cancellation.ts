import type { InternalAxiosRequestConfig } from 'axios';

/** Both ways to cancel that axios knows, `signal` and the older `cancelToken`, as one signal. @internal */
export function cancellation(config: InternalAxiosRequestConfig): AbortSignal | undefined {
  const { cancelToken } = config;
  const signal = config.signal as AbortSignal | undefined;
  if (!cancelToken) return signal;
  const controller = new AbortController();
  if (cancelToken.reason) controller.abort();
  else void cancelToken.promise.then(() => controller.abort());
  return signal ? AbortSignal.any([signal, controller.signal]) : controller.signal;
}
