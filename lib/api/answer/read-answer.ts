import type { Fault } from '../../transport/fault/fault.interface.js';
import { AppsInTossTransportError } from '../../transport/fault/transport.error.js';
import type { TransportResponse } from '../../transport/transport.interface.js';
import { answerFailure } from './answer-failure.js';
import type { Answer, AnswerContext } from './answer.interface.js';
import type { ApiCode } from '../errors/api-code.js';
import { isDefiniteNo, TOO_MANY_REQUESTS } from './http-status.js';
import type { Failure } from './failure.interface.js';
import { parseJson } from './parse-json.js';
import { isJsonObject, judgeFail, type JsonObject, readEnvelope } from './read-envelope.js';

/** What OAuth puts beside `error` (RFC 6749, 5.2). More than that, and it is the error page of some framework. */
const OAUTH_FIELDS = new Set(['error', 'error_description', 'error_uri']);

/** Says what an answer means. The answer's body goes into no message. @internal */
export function readAnswer(response: TransportResponse, context: AnswerContext): Answer {
  const body = parseJson(response.body);
  if (isJsonObject(body)) {
    const { resultType } = body;
    if (typeof resultType === 'string') return readEnvelope(resultType, body, response, context);
    if (isBareOAuthError(body)) return readOAuthError(body, response, context);
  }
  return readForeign(response, body !== undefined, context);
}

function isBareOAuthError(body: JsonObject): boolean {
  return typeof body['error'] === 'string' && Object.keys(body).every((name) => OAUTH_FIELDS.has(name));
}

/** `{"error":"invalid_grant"}` without an envelope: whatever the HTTP status says. */
function readOAuthError(body: JsonObject, response: TransportResponse, context: AnswerContext): Answer {
  const errorCode = body['error'] as string;
  const reason = body['error_description'];
  return answerFailure(
    response,
    {
      ...judgeFail(errorCode, false, response.status, context),
      errorCode,
      reason: typeof reason === 'string' ? reason : undefined,
    },
    context,
  );
}

/** An answer that the API itself would not give. */
function readForeign(response: TransportResponse, isJson: boolean, context: AnswerContext): Answer {
  const { status } = response;
  if (status === TOO_MANY_REQUESTS) {
    return answerFailure(
      response,
      { code: 'AIT_API_RATE_LIMITED', outcome: 'refused', limited: true },
      context,
    );
  }
  // Money: only the API's own envelope is proof that nothing was done, or that the request never came to the API.
  const refused = response.isProvenRefusal || (isDefiniteNo(status) && !context.isMoney);
  const outcome = refused ? 'refused' : 'unknown';
  if (response.gatewayFault) return gatewayFailure(response.gatewayFault, outcome, status);
  return answerFailure(response, { code: foreignCode(response, isJson), outcome }, context);
}

/** A gateway refused our certificate in a page of its own: a fault of the connection that looks like an answer. */
function gatewayFailure(fault: Fault, outcome: 'refused' | 'unknown', httpStatus: number): Failure {
  return {
    kind: outcome === 'unknown' ? 'unknown' : 'final',
    error: new AppsInTossTransportError({ fault, outcome, phase: 'body', httpStatus }),
  };
}

function foreignCode(response: TransportResponse, isJson: boolean): ApiCode {
  const { status, body } = response;
  if (status >= 300 && status < 400) return 'AIT_API_REDIRECTED';
  if (isHtml(response)) return 'AIT_API_GATEWAY_HTML';
  if (status < 200 || status >= 400) return 'AIT_API_HTTP_STATUS';
  if (body.trim() === '') return 'AIT_API_RESPONSE_EMPTY';
  return isJson ? 'AIT_API_RESPONSE_UNEXPECTED' : 'AIT_API_RESPONSE_UNREADABLE';
}

function isHtml({ headers, body }: TransportResponse): boolean {
  const type = String(headers['content-type'] ?? '').toLowerCase();
  return type.includes('html') || body.trimStart().startsWith('<');
}
