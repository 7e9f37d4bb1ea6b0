import type { OutgoingHttpHeaders } from 'node:http';
import type { ExchangeRequest } from './exchange.interface.js';

/** Methods for which Node writes a body without saying how long it is: the server takes it for the next request. */
const UNFRAMED = new Set(['GET', 'HEAD', 'DELETE', 'OPTIONS', 'TRACE']);

/** The headers of a request, with the length of a body that Node would not announce. @internal */
export function framed({
  method,
  headers,
  body,
}: Pick<ExchangeRequest, 'method' | 'headers' | 'body'>): OutgoingHttpHeaders {
  if (!body || !UNFRAMED.has(method)) return headers;
  const isFramed = Object.keys(headers).some((name) => /^(content-length|transfer-encoding)$/i.test(name));
  if (isFramed) return headers;
  const isWhole = typeof body === 'string' || Buffer.isBuffer(body);
  return isWhole
    ? { ...headers, 'Content-Length': Buffer.byteLength(body) }
    : { ...headers, 'Transfer-Encoding': 'chunked' };
}
