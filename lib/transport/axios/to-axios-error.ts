import { AxiosError, CanceledError, type InternalAxiosRequestConfig } from 'axios';
import { AppsInTossError } from '../../foundation/apps-in-toss.error.js';
import { AppsInTossTransportError } from '../transport.error.js';

/**
 * A failure in the words of axios, for code that was written for axios: its error classes and codes. The true cause,
 * with outcome, code and advice, is the `cause`.
 *
 * @internal
 */
export function toAxiosError(error: unknown, config: InternalAxiosRequestConfig): unknown {
  if (!(error instanceof AppsInTossError)) return error;
  return withCause(translate(error, config), error);
}

function translate(error: AppsInTossError, config: InternalAxiosRequestConfig): AxiosError {
  switch (error.code) {
    case 'AIT_ABORTED':
      return new CanceledError(undefined as unknown as string, config as never) as AxiosError;
    case 'AIT_DEADLINE':
      return new AxiosError(timeoutMessage(error, config), timeoutCode(config), config);
    case 'AIT_RESPONSE_TOO_LARGE':
      return new AxiosError(error.message, AxiosError.ERR_BAD_RESPONSE, config);
    case 'AIT_HOST_NOT_ALLOWED':
    case 'AIT_REQUEST_OPTION_REFUSED':
      return new AxiosError(error.message, AxiosError.ERR_BAD_OPTION, config);
    default:
      return new AxiosError(error.message, nodeCode(error) ?? AxiosError.ERR_NETWORK, config);
  }
}

function timeoutCode(config: InternalAxiosRequestConfig): string {
  return config.transitional?.clarifyTimeoutError ? AxiosError.ETIMEDOUT : AxiosError.ECONNABORTED;
}

function timeoutMessage(error: AppsInTossError, config: InternalAxiosRequestConfig): string {
  if (config.timeoutErrorMessage) return config.timeoutErrorMessage;
  return config.timeout ? `timeout of ${config.timeout}ms exceeded` : error.message;
}

/** Code written for axios looks for Node's codes, such as `ECONNREFUSED`. */
function nodeCode(error: AppsInTossError): string | undefined {
  const code = (error.cause as { code?: unknown } | undefined)?.code;
  return error instanceof AppsInTossTransportError && typeof code === 'string' ? code : undefined;
}

function withCause(axiosError: AxiosError, cause: AppsInTossError): AxiosError {
  Object.defineProperty(axiosError, 'cause', { value: cause, configurable: true, writable: true });
  return axiosError;
}
