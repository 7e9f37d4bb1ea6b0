import type { InternalAxiosRequestConfig } from 'axios';

/**
 * Request option with which the typed client says whether the server may process a request twice. A string, because
 * axios drops symbols when it merges options.
 *
 * @internal
 */
export const REPEATABLE = 'repeatable';

/** Methods that only read (RFC 9110, section 9.2.1). */
const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Whether the server may process a request twice: as it says itself, or by its method. @internal */
export function isRepeatable(config: InternalAxiosRequestConfig): boolean {
  const said = (config as { [REPEATABLE]?: unknown })[REPEATABLE];
  return typeof said === 'boolean' ? said : SAFE_METHODS.has((config.method ?? 'get').toUpperCase());
}
