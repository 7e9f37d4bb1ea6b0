import type { TransportRequest } from '../../transport/transport.interface.js';
import { argumentError, objectArgument } from './argument.js';
import { extraHeaders } from './extra-headers.js';
import { identityHeaders } from './identity-headers.js';
import type { ApiHost, PreparedRequest, RequestTarget } from './prepared-request.interface.js';
import { filledPath } from './path-segments.js';
import { requestPath } from './request-path.js';
import { USER_AGENT } from './version.js';

/** Base URLs by host. @internal */
export type Origins = Readonly<Record<ApiHost, string>>;

/** One request as it goes out, the same in every attempt. @internal */
export type WireRequest = Omit<TransportRequest, 'deadline' | 'signal'>;

/**
 * @param repeatable whether the server may process it twice
 * @throws AppsInTossRequestError
 * @internal
 */
export function wireRequest(
  target: RequestTarget,
  repeatable: boolean,
  request: PreparedRequest,
  origins: Origins,
): WireRequest {
  const body = bodyText(request.body);
  if (body !== undefined && target.method === 'GET')
    throw argumentError('body', 'none, because GET has no body');
  const headers = extraHeaders(request.headers);
  headers['accept'] = 'application/json';
  headers['user-agent'] = USER_AGENT;
  if (body !== undefined) headers['content-type'] = 'application/json';
  Object.assign(headers, identityHeaders(target.identity, request));
  return {
    operation: target.name,
    method: target.method,
    url: `${origins[target.host]}${requestPath(pathOf(target, request))}${queryText(request.query)}`,
    repeatable,
    headers,
    ...(body !== undefined && { body }),
  };
}

/** Only a path of ours has places to fill: what the caller of `call()` gives is taken as it is. */
function pathOf({ path }: RequestTarget, { segments }: PreparedRequest): string {
  return segments === undefined ? path : filledPath(path, segments);
}

function bodyText(body: unknown): string | undefined {
  if (body === undefined) return undefined;
  let text: string | undefined;
  try {
    text = JSON.stringify(body);
  } catch {
    // The message of JSON.stringify describes the value, so it is not passed on.
  }
  if (text === undefined) throw argumentError('body', 'a value that can be written as JSON');
  return text;
}

function queryText(query: PreparedRequest['query']): string {
  if (query === undefined) return '';
  objectArgument('query', query);
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined) continue;
    if (!['string', 'number', 'boolean'].includes(typeof value)) {
      throw argumentError('query', 'strings, numbers and booleans only');
    }
    parameters.append(name, String(value));
  }
  const text = parameters.toString();
  return text && `?${text}`;
}
