import type { InternalAxiosRequestConfig } from 'axios';

/**
 * The options of a request and no others: what somebody put on `Object.prototype` (`auth`, `proxy`) is none. Newer
 * versions of axios hand over such an object already.
 *
 * @internal
 */
export function ownOptions(config: InternalAxiosRequestConfig): InternalAxiosRequestConfig {
  if (Object.getPrototypeOf(config) === null) return config;
  return Object.assign(Object.create(null) as InternalAxiosRequestConfig, config);
}
