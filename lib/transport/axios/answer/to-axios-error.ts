import { AxiosError, type AxiosResponse, CanceledError, type InternalAxiosRequestConfig } from 'axios';
import type { ClientRequest } from 'node:http';
import { AppsInTossError } from '../../../foundation/apps-in-toss.error.js';
import { AppsInTossTransportError } from '../../fault/transport.error.js';
import { isCancelled } from './cancelled-at-the-end.js';

/** What is known of the request that failed. @internal */
export interface FailureScene {
  readonly config: InternalAxiosRequestConfig;
  readonly request?: ClientRequest | undefined;
  /** Milliseconds that applied. */
  readonly timeoutMs?: number;
  /** Bytes that applied. */
  readonly maxResponseBytes?: number;
  /** The answer as far as it came. */
  head?(): AxiosResponse | undefined;
  /** Whether the answer is being decompressed. */
  isUnpacked?(): boolean;
}

/**
 * A failure in the words of axios, for code that was written for axios: its error classes and codes. The true cause,
 * with outcome, code and advice, is the `cause`.
 *
 * @internal
 */
export function toAxiosError(error: unknown, scene: FailureScene): unknown {
  if (!(error instanceof AppsInTossError)) return error;
  return withCause(translate(error, scene), error);
}

function translate(error: AppsInTossError, scene: FailureScene): AxiosError {
  const { message } = error;
  const { config, request } = scene;
  // Whatever ended it: to axios a request that was cancelled is nothing else.
  if (error.code === 'AIT_ABORTED' || isCancelled(config))
    return new CanceledError(config.cancelToken?.reason?.message, config, request) as AxiosError;
  switch (error.code) {
    case 'AIT_REQUEST_BODY_FAILED':
      return bodyFailure(error, scene);
    case 'AIT_DEADLINE':
    case 'AIT_NET_HANDSHAKE_TIMEOUT':
      return new AxiosError(timeoutMessage(error, scene), timeoutCode(config), config, request);
    case 'AIT_RESPONSE_TOO_LARGE':
      return new AxiosError(tooLarge(error, scene), AxiosError.ERR_BAD_RESPONSE, config, request);
    case 'AIT_RESPONSE_TRUNCATED':
      return new AxiosError(message, cutCode(error, scene), config, request, scene.head?.());
    case 'AIT_RESPONSE_UNREADABLE':
      return new AxiosError(message, nodeCode(error), config, request, scene.head?.());
    case 'AIT_HOST_NOT_ALLOWED':
    case 'AIT_REQUEST_OPTION_REFUSED':
      return new AxiosError(message, AxiosError.ERR_BAD_OPTION, config, request);
    default:
      return new AxiosError(message, nodeCode(error) ?? AxiosError.ERR_NETWORK, config, request);
  }
}

/** The caller's doing, by the stream that was to be the body. One that only closes counts as a cancellation. */
function bodyFailure(error: AppsInTossError, { config, request }: FailureScene): AxiosError {
  const source = error.cause as NodeJS.ErrnoException | undefined;
  if (source?.code === 'ERR_STREAM_PREMATURE_CLOSE')
    return new CanceledError('Request stream has been aborted', config, request) as AxiosError;
  // Ours, of a body over its limit, already says what axios says.
  const message = source?.code === AxiosError.ERR_BAD_REQUEST ? source.message : error.message;
  return new AxiosError(message, source?.code ?? AxiosError.ERR_BAD_REQUEST, config, request);
}

function timeoutCode(config: InternalAxiosRequestConfig): string {
  return config.transitional?.clarifyTimeoutError ? AxiosError.ETIMEDOUT : AxiosError.ECONNABORTED;
}

function timeoutMessage(error: AppsInTossError, { config, timeoutMs }: FailureScene): string {
  if (config.timeoutErrorMessage) return config.timeoutErrorMessage;
  return config.timeout ? `timeout of ${timeoutMs}ms exceeded` : error.message;
}

function tooLarge(error: AppsInTossError, { config, maxResponseBytes }: FailureScene): string {
  const own = (config.maxContentLength ?? -1) > -1;
  return own ? `maxContentLength size of ${maxResponseBytes} exceeded` : error.message;
}

/** As in axios: where it unpacks, it is told of a cut by Node. */
function cutCode(error: AppsInTossError, scene: FailureScene): string {
  return (scene.isUnpacked?.() && nodeCode(error)) || AxiosError.ERR_BAD_RESPONSE;
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
