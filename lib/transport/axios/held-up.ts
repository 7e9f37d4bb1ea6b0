import type { InternalAxiosRequestConfig } from 'axios';
import { Deadline } from '../../foundation/deadline.js';
import { fault } from '../fault/fault-catalogue.js';
import { AppsInTossTransportError } from '../fault/transport.error.js';
import { toAxiosError } from './answer/to-axios-error.js';
import { cancellation } from './config/cancellation.js';
import { type ModuleLimits, requestLimits } from './request/request-limits.js';

/**
 * What an interceptor promises before a request goes out, or the error that the request ends with first: its deadline
 * runs from its beginning and it may be cancelled, also while somebody holds it up. Nothing was sent then, and what the
 * interceptor still does finds the request over.
 *
 * @param startedAt on the monotonic clock, in milliseconds
 * @internal
 */
export function heldUp<T>(
  step: Promise<T>,
  config: InternalAxiosRequestConfig,
  startedAt: number,
  limits: ModuleLimits,
): Promise<T> {
  const { timeoutMs } = requestLimits(config, limits);
  const deadline = new Deadline(timeoutMs, startedAt);
  const { signal, release } = cancellation(config);
  return new Promise<T>((resolve, reject) => {
    const endsWith = (code: 'AIT_DEADLINE' | 'AIT_ABORTED'): void => {
      stop();
      const error = new AppsInTossTransportError({ fault: fault(code), outcome: 'not-sent', phase: 'local' });
      reject(toAxiosError(error, { config, timeoutMs }) as Error);
    };
    const late = (): void => endsWith('AIT_DEADLINE');
    const aborted = (): void => endsWith('AIT_ABORTED');
    const stop = (): void => {
      deadline.remove(late);
      signal?.removeEventListener('abort', aborted);
      release();
    };
    if (signal?.aborted) return aborted();
    deadline.add(late);
    signal?.addEventListener('abort', aborted, { once: true });
    step.finally(stop).then(resolve, reject);
  });
}
