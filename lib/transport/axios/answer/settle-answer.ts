import { AxiosError, type AxiosResponse, type InternalAxiosRequestConfig } from 'axios';
import type { ClientCertificate } from '../../../certificate/client-certificate.js';
import type { Outcome } from '../../../foundation/outcome.js';
import type { ExchangeResponse } from '../../exchange/exchange.interface.js';
import { fault } from '../../fault/fault-catalogue.js';
import type { Fault } from '../../fault/fault.interface.js';
import { provesRefusal } from '../../refusal/gateway-refusal.js';
import { gatewaySignature } from '../../refusal/gateway-signature.js';
import type { MtlsAgent } from '../../connection/mtls-agent.js';
import { AppsInTossTransportError } from '../../fault/transport.error.js';
import { responseHeaders } from './axios-trace.js';

/** The answer as axios hands it out, whatever its status. @internal */
export function axiosResponse(answer: ExchangeResponse, config: InternalAxiosRequestConfig): AxiosResponse {
  return {
    data: answer.stream ?? bodyAs(answer.body, config),
    status: answer.status,
    statusText: answer.statusText,
    headers: responseHeaders(answer.message, config),
    config,
    request: answer.request,
  };
}

/**
 * The answer as axios hands it out, or the error that `validateStatus` asks for.
 *
 * @internal
 */
export function settle(answer: ExchangeResponse, config: InternalAxiosRequestConfig): AxiosResponse {
  const response = axiosResponse(answer, config);
  const { validateStatus } = config;
  if (!response.status || !validateStatus || validateStatus(response.status)) return response;
  throw statusError(response, meaningOf(answer));
}

/** The certificate that an answer came under. @internal */
export function certificateOf({ request }: Pick<ExchangeResponse, 'request'>): ClientCertificate {
  return (request as unknown as { agent: MtlsAgent }).agent.certificate;
}

/** 304 is the answer to a condition, 300 a choice; neither sends us anywhere. */
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/** What a status means beyond its number. */
interface Meaning {
  readonly fault: Fault;
  readonly outcome: Outcome;
}

/** A redirect we do not follow, or a gateway that refuses the certificate. */
function meaningOf({ status, headers, body, request, startedAt }: ExchangeResponse): Meaning | undefined {
  // It may come after the work was done (303).
  if (REDIRECTS.has(status)) return { fault: fault('AIT_REDIRECT_REFUSED'), outcome: 'unknown' };
  const certificate = certificateOf({ request });
  const page = { status, headers, body: body.toString('latin1') };
  const complaint = gatewaySignature(page, certificate, startedAt);
  if (!complaint) return undefined;
  // The words alone may be those of a page that somebody behind the gateway wrote, after the work was done.
  return { fault: complaint, outcome: provesRefusal(page, request) ? 'refused' : 'unknown' };
}

function statusError(response: AxiosResponse, meaning: Meaning | undefined): AxiosError {
  const { status, config, request } = response;
  const code = status >= 400 && status < 500 ? AxiosError.ERR_BAD_REQUEST : AxiosError.ERR_BAD_RESPONSE;
  const error = new AxiosError(`Request failed with status code ${status}`, code, config, request, response);
  if (meaning) {
    const cause = new AppsInTossTransportError({ ...meaning, phase: 'body', httpStatus: status });
    Object.defineProperty(error, 'cause', { value: cause, configurable: true, writable: true });
  }
  return error;
}

function bodyAs(body: Buffer, config: InternalAxiosRequestConfig): Buffer | string {
  if (config.responseType === 'arraybuffer') return body;
  const encoding = config.responseEncoding as BufferEncoding | undefined;
  const text = decoded(body, encoding, config);
  const isUtf8 = !encoding || encoding === 'utf8';
  // As in axios: a byte order mark is not part of the text.
  return isUtf8 && text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}

function decoded(
  body: Buffer,
  encoding: BufferEncoding | undefined,
  config: InternalAxiosRequestConfig,
): string {
  try {
    return body.toString(encoding);
  } catch (error) {
    throw AxiosError.from(error as Error, undefined, config);
  }
}
