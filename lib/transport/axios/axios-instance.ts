import axios, { type AxiosInstance } from 'axios';
import { guardRequests } from './interceptor-guard.js';
import { createMtlsAdapter, type MtlsAdapterOptions } from './mtls-adapter.js';
import { assertNoRefusedOption } from './refused-options.js';
import { shortenMethods } from './short-methods.js';
import { toAxiosError } from './to-axios-error.js';

/**
 * An axios instance that cannot lose its certificate: our adapter refuses what would bypass it, and so does a guard,
 * for requests that name another adapter and never reach ours.
 *
 * @internal
 */
export function createAxiosInstance(options: MtlsAdapterOptions): AxiosInstance {
  const adapter = createMtlsAdapter(options);
  const fixed = { baseURL: options.baseURL, adapter };
  const instance = axios.create({ baseURL: options.baseURL, adapter, maxRedirects: 0 });
  shortenMethods(instance);
  guardRequests(instance, (config) => {
    // Our adapter checks the rest, and would be the second to do so.
    if (config.adapter === adapter) return;
    try {
      assertNoRefusedOption(config, fixed);
    } catch (error) {
      throw toAxiosError(error, { config });
    }
  });
  return instance;
}

/**
 * Whether the user put an interceptor on the instance; the guard of this package does not count.
 *
 * @internal
 */
export function hasUserInterceptors(instance: AxiosInstance): boolean {
  return countOf(instance.interceptors.request) > GUARDS || countOf(instance.interceptors.response) > 0;
}

const GUARDS = 1;

function countOf(manager: unknown): number {
  let count = 0;
  // `forEach` skips the ejected ones; axios leaves it out of its types.
  (manager as { forEach(each: () => void): void }).forEach(() => (count += 1));
  return count;
}
