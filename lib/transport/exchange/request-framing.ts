import type { OutgoingHttpHeaders } from 'node:http';
import type { ExchangeRequest } from './exchange.interface.js';

/** Methods for which Node writes a body without saying how long it is: the server takes it for the next request. */
const UNFRAMED = new Set(['GET', 'HEAD', 'DELETE', 'OPTIONS', 'TRACE']);

const TRANSFER_ENCODING = 'transfer-encoding';
const CONTENT_LENGTH = 'content-length';

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
  let written: string | undefined;
  let length: string | undefined;
  for (const name of Object.keys(headers)) {
    if (isNamed(name, TRANSFER_ENCODING)) written ??= name;
    else if (isNamed(name, CONTENT_LENGTH)) length ??= name;
  }
  const isWhole = typeof body === 'string' || Buffer.isBuffer(body);
  const isWrong = length !== undefined && isWhole && Number(headers[length]) !== Buffer.byteLength(body);
  if (written === undefined && !isWrong && (length !== undefined || !body || !UNFRAMED.has(method)))
    return headers;
  const kept = Object.fromEntries(
    Object.entries(headers).filter(
      ([name]) => !isNamed(name, TRANSFER_ENCODING) && !(isWhole && isNamed(name, CONTENT_LENGTH)),
    ),
  );
  if (!body) return kept;
  if (isWhole) return { ...kept, 'Content-Length': Buffer.byteLength(body) };
  return length === undefined ? { ...kept, 'Transfer-Encoding': 'chunked' } : kept;
}

/** @param lower the name, in lower case */
function isNamed(name: string, lower: string): boolean {
  return name.length === lower.length && name.toLowerCase() === lower;
}
