import type { OutgoingHttpHeaders } from 'node:http';
import type { ExchangeRequest } from './exchange.interface.js';

/** Methods for which Node writes a body without saying how long it is: the server takes it for the next request. */
const UNFRAMED = new Set(['GET', 'HEAD', 'DELETE', 'OPTIONS', 'TRACE']);

const TRANSFER_ENCODING = /^transfer-encoding$/i;
const CONTENT_LENGTH = /^content-length$/i;

/**
 * The headers of a request, with what says where its body ends. That is decided here: what a caller wrote about it would
 * let a body out that nobody can tell from the next request.
 *
 * @internal
 */
export function framed({
  method,
  headers,
  body,
}: Pick<ExchangeRequest, 'method' | 'headers' | 'body'>): OutgoingHttpHeaders {
  const names = Object.keys(headers);
  const isWhole = typeof body === 'string' || Buffer.isBuffer(body);
  const written = names.find((name) => TRANSFER_ENCODING.test(name));
  const length = names.find((name) => CONTENT_LENGTH.test(name));
  const isWrong = length !== undefined && isWhole && Number(headers[length]) !== Buffer.byteLength(body);
  if (written === undefined && !isWrong && (length !== undefined || !body || !UNFRAMED.has(method)))
    return headers;
  const kept = Object.fromEntries(
    Object.entries(headers).filter(
      ([name]) => !TRANSFER_ENCODING.test(name) && !(isWhole && CONTENT_LENGTH.test(name)),
    ),
  );
  if (!body) return kept;
  if (isWhole) return { ...kept, 'Content-Length': Buffer.byteLength(body) };
  return length === undefined ? { ...kept, 'Transfer-Encoding': 'chunked' } : kept;
}
