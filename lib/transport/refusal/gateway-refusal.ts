import type { ClientCertificate } from '../../certificate/client-certificate.js';
import type { ExchangeResponse } from '../exchange/exchange.interface.js';
import { type GatewayAnswer, gatewaySignature, isOwnRefusalPage } from './gateway-signature.js';
import { AppsInTossTransportError } from '../fault/transport.error.js';

/** Of an answer, what tells whether it is a gateway's refusal. @internal */
export type GatewayCandidate = Pick<
  ExchangeResponse,
  | 'status'
  | 'headers'
  | 'body'
  | 'stream'
  | 'request'
  | 'startedAt'
  | 'durationMs'
  | 'connectionMs'
  | 'isReused'
>;

/** More than any such page has. */
const PAGE_LENGTH = 8_192;

/**
 * What an answer says, where it is the page of a gateway that refuses our certificate. The outcome is `refused` where that
 * is proved, and `unknown` where the page only says so.
 *
 * @internal
 */
export function gatewayRefusal(
  answer: GatewayCandidate,
  certificate: ClientCertificate,
): AppsInTossTransportError | undefined {
  const { status, headers, body, stream, request, startedAt, durationMs } = answer;
  if (status < 400 || status >= 500 || stream || request.reusedSocket) return undefined;
  const page = { status, headers, body: body.toString('latin1', 0, PAGE_LENGTH) };
  const fault = gatewaySignature(page, certificate, startedAt);
  if (fault?.side !== 'they-refused-us') return undefined;
  const outcome = provesRefusal(page, request) ? 'refused' : 'unknown';
  const { fingerprint256 } = certificate;
  const { connectionMs, isReused = false } = answer;
  const connection = connectionMs === undefined ? {} : { connectionMs, isReused };
  return new AppsInTossTransportError({
    fault,
    outcome,
    phase: 'body',
    httpStatus: status,
    attempts: [
      { outcome, code: fault.code, startedAt, durationMs, fingerprint256, httpStatus: status, ...connection },
    ],
  });
}

/**
 * Whether an answer proves that nothing behind the gateway saw the request: the page is the gateway's own, and the
 * request was the first of its connection. On a connection that has carried answers the certificate is accepted.
 *
 * @internal
 */
export function provesRefusal(page: GatewayAnswer, request: { readonly reusedSocket: boolean }): boolean {
  return !request.reusedSocket && isOwnRefusalPage(page);
}
