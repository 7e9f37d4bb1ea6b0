import { AxiosError, type InternalAxiosRequestConfig } from 'axios';

/** What the module was configured with. @internal */
export interface ModuleLimits {
  /** Milliseconds. */
  readonly deadline: number;
  readonly maxResponseBytes: number;
}

/** @internal */
export interface RequestLimits {
  readonly timeoutMs: number;
  readonly maxResponseBytes: number;
}

/**
 * The limits of a request: its own, which may be stricter than the module's, never looser. axios writes "none" as 0 for
 * `timeout` and as -1 for `maxContentLength`; here the module's limit then applies.
 *
 * @throws AxiosError `ERR_BAD_OPTION_VALUE` if `timeout` is no number, as in axios
 * @internal
 */
export function requestLimits(config: InternalAxiosRequestConfig, limits: ModuleLimits): RequestLimits {
  const timeout = parseInt(String(config.timeout ?? 0), 10);
  if (Number.isNaN(timeout)) {
    throw new AxiosError(
      'error trying to parse `config.timeout` to int',
      AxiosError.ERR_BAD_OPTION_VALUE,
      config,
    );
  }
  const maxContentLength = config.maxContentLength ?? -1;
  return {
    timeoutMs: timeout > 0 ? Math.min(timeout, limits.deadline) : limits.deadline,
    maxResponseBytes:
      maxContentLength > -1 ? Math.min(maxContentLength, limits.maxResponseBytes) : limits.maxResponseBytes,
  };
}
