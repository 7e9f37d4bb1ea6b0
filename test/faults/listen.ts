import type { AxiosInstance } from 'axios';
import type { Listener } from './schedule.js';

/** What an interceptor of a schedule throws. */
export class ListenerError extends Error {}

const SLOW_MS = 25;

/** Puts the interceptors of a schedule on an instance. */
export function listen({ interceptors }: AxiosInstance, listener: Listener): void {
  switch (listener) {
    case 'nobody':
      return;
    case 'slow':
      interceptors.request.use(async (config) => {
        await new Promise((resolve) => setTimeout(resolve, SLOW_MS));
        return config;
      });
      return;
    case 'throws before':
      interceptors.request.use(() => {
        throw new ListenerError('before');
      });
      return;
    case 'throws after':
      interceptors.response.use(() => {
        throw new ListenerError('after');
      });
      return;
    case 'changes the answer':
      interceptors.response.use((response) => ({ ...response, extra: 1 }) as never);
  }
}
