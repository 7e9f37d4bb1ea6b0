import { AxiosHeaders, type AxiosResponse, type InternalAxiosRequestConfig } from 'axios';
import type { ClientRequest, IncomingMessage } from 'node:http';
import type { AppsInTossTransportError } from '../../fault/transport.error.js';
import type { ExchangeObserver } from '../../exchange/exchange-observer.interface.js';
import { isDecodable } from '../../exchange/response-body.js';
import { reportDownload } from '../request/download-progress.js';
import { type FailureScene, toAxiosError } from './to-axios-error.js';
import type { RequestHeaders } from '../request/request-headers.type.js';

/** What an `AxiosError` tells of its request besides the fault. @internal */
export class AxiosTrace implements ExchangeObserver, FailureScene {
  request: ClientRequest | undefined;
  url: URL | undefined;
  #message: IncomingMessage | undefined;

  constructor(
    readonly config: InternalAxiosRequestConfig,
    readonly timeoutMs: number,
    readonly maxResponseBytes: number,
  ) {}

  onRequest(request: ClientRequest): void {
    this.request = request;
    this.#message = undefined;
  }

  onResponse(message: IncomingMessage): void {
    // Where axios says from which URL an answer came.
    if (this.url) Object.assign(message, { responseUrl: this.url.href });
    this.#message = message;
  }

  onBody(message: IncomingMessage): void {
    const { onDownloadProgress } = this.config;
    if (onDownloadProgress) reportDownload(message, onDownloadProgress);
  }

  streamFailure(error: AppsInTossTransportError): Error {
    return toAxiosError(error, this) as Error;
  }

  isUnpacked(): boolean {
    return this.config.decompress !== false && isDecodable(this.#message?.headers['content-encoding']);
  }

  head(): AxiosResponse | undefined {
    if (!this.#message) return undefined;
    const { statusCode = 0, statusMessage = '' } = this.#message;
    return {
      status: statusCode,
      statusText: statusMessage,
      headers: responseHeaders(this.#message, this.config),
      config: this.config,
      request: this.request,
      data: undefined,
    };
  }
}

/** The headers of an answer; an encoding that was undone is no longer among them. @internal */
export function responseHeaders(
  { headers, statusCode }: IncomingMessage,
  config: InternalAxiosRequestConfig,
): RequestHeaders {
  const own = new AxiosHeaders();
  for (const name of Object.keys(headers)) {
    const value = headers[name];
    // Node has checked and trimmed them; what is left is a list, or the name of a method of `AxiosHeaders`.
    if (typeof value === 'string' && !(name in own)) own[name] = value;
    else own.set(name, value as string);
  }
  if (config.decompress === false) return own;
  const bodiless = config.method?.toUpperCase() === 'HEAD' || statusCode === 204;
  if (bodiless || isDecodable(headers['content-encoding'])) own.delete('content-encoding');
  return own;
}
