import type { InternalAxiosRequestConfig } from 'axios';

/**
 * `AxiosHeaders` as a type. By way of the configuration, because under the CommonJS types of axios the name itself is
 * a value only.
 *
 * @internal
 */
export type RequestHeaders = InternalAxiosRequestConfig['headers'];
