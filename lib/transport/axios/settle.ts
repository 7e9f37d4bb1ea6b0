import { AxiosError, AxiosHeaders, type AxiosResponse, type InternalAxiosRequestConfig } from 'axios';
import type { ExchangeResponse } from '../exchange.interface.js';
import { fault } from '../fault-catalogue.js';
import { AppsInTossTransportError } from '../transport.error.js';

/**
 * The answer as axios hands it out, or the error that `validateStatus` asks for.
 *
 * @internal
 */
export function settle(answer: ExchangeResponse, config: InternalAxiosRequestConfig): AxiosResponse {
  const response: AxiosResponse = {
    data: answer.stream ?? bodyAs(answer.body, config),
    status: answer.status,
    statusText: answer.statusText,
    headers: new AxiosHeaders(answer.headers as Record<string, string>),
    config,
    request: answer.request,
  };
  const { validateStatus } = config;
  if (!response.status || !validateStatus || validateStatus(response.status)) return response;
  throw statusError(response);
}

function statusError(response: AxiosResponse): AxiosError {
  const { status, config, request } = response;
  const code = status >= 400 && status < 500 ? AxiosError.ERR_BAD_REQUEST : AxiosError.ERR_BAD_RESPONSE;
  const error = new AxiosError(`Request failed with status code ${status}`, code, config, request, response);
  if (status >= 300 && status < 400) {
    const cause = new AppsInTossTransportError({
      fault: fault('AIT_REDIRECT_REFUSED'),
      // A redirect may come after the work was done (303).
      outcome: 'unknown',
      phase: 'body',
      httpStatus: status,
    });
    Object.defineProperty(error, 'cause', { value: cause, configurable: true, writable: true });
  }
  return error;
}

function bodyAs(body: Buffer, config: InternalAxiosRequestConfig): Buffer | string {
  if (config.responseType === 'arraybuffer') return body;
  const text = body.toString((config.responseEncoding as BufferEncoding | undefined) ?? 'utf8');
  // As in axios: a byte order mark is not part of the text.
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}
