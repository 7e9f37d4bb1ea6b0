import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import type { Answer, Refusal } from './schedule.js';

/** The head of an answer, with the id of its request, and its body as it goes over the wire. */
export function answerText(id: string, answer: Answer): { head: Buffer; body: Buffer } {
  const { status, framing, close, keepAliveHint, informational } = answer;
  const plain = encoded(bodyOf(id, answer), answer);
  const hasBody = status !== 204 && status !== 304;
  const lines = [
    ...informational.map((code) => `HTTP/1.1 ${code} Wait\r\n\r\n`),
    `HTTP/1.1 ${status} Answer\r\n`,
    `x-id: ${id}\r\n`,
    keepAliveHint ? 'keep-alive: timeout=1\r\n' : '',
    answer.encoding ? `content-encoding: ${answer.encoding}\r\n` : '',
    close || (hasBody && framing === 'close') ? 'connection: close\r\n' : 'connection: keep-alive\r\n',
    hasBody && framing === 'length' ? `content-length: ${plain.length}\r\n` : '',
    hasBody && framing === 'chunked' ? 'transfer-encoding: chunked\r\n' : '',
    '\r\n',
  ];
  const body = !hasBody ? Buffer.alloc(0) : framing === 'chunked' ? chunked(plain) : plain;
  return { head: Buffer.from(lines.join('')), body };
}

/** The body that the client must see, or an error: made of the id, so that no answer passes for another. */
export function bodyOf(id: string, { status, bodyBytes, isEnvelope }: Answer): Buffer {
  if (isEnvelope) return Buffer.from(`{"resultType":"SUCCESS","success":{"id":"${id}"}}`);
  return Buffer.alloc(status === 204 || status === 304 ? 0 : bodyBytes, `${id}.`);
}

const ENCODERS = { gzip: gzipSync, deflate: deflateSync, br: brotliCompressSync };

function encoded(body: Buffer, { encoding, damaged }: Answer): Buffer {
  if (!encoding || body.length === 0) return body;
  const text = ENCODERS[encoding](body);
  if (!damaged) return text;
  // Brotli has no checksum: other bytes may be another text, an end that is missing never is.
  if (encoding === 'br') return text.subarray(0, text.length >> 1);
  // Past the head of the format.
  for (let at = text.length >> 1; at < text.length; at += 1) text[at] = 0xff - (text[at] ?? 0);
  return text;
}

const REFUSALS: Readonly<Record<Refusal, readonly [status: number, type: string, body: string]>> = {
  FAIL: [
    200,
    'application/json',
    '{"resultType":"FAIL","error":{"errorCode":"INVALID_PARAMETER","reason":"no"}}',
  ],
  '429': [429, 'application/json', '{"resultType":"FAIL","error":{"errorCode":"TOO_MANY","reason":"later"}}'],
  gateway: [403, 'text/html', '<html><body><h1>403 Forbidden</h1></body></html>'],
};

/** A no, whole. */
export function refusalText(id: string, refusal: Refusal): Buffer {
  const [status, type, body] = REFUSALS[refusal];
  const head = [
    `HTTP/1.1 ${status} No`,
    `x-id: ${id}`,
    `content-type: ${type}`,
    `content-length: ${body.length}`,
  ];
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n${body}`);
}

/** Whether the connection ends with the answer. */
export function closesAfter({ status, framing, close }: Answer): boolean {
  return close || (framing === 'close' && status !== 204 && status !== 304);
}

function chunked(body: Buffer): Buffer {
  if (body.length === 0) return Buffer.from('0\r\n\r\n');
  const half = Math.ceil(body.length / 2);
  const parts = [body.subarray(0, half), body.subarray(half)].filter((part) => part.length > 0);
  const chunks = parts.map((part) =>
    Buffer.concat([Buffer.from(`${part.length.toString(16)}\r\n`), part, Buffer.from('\r\n')]),
  );
  return Buffer.concat([...chunks, Buffer.from('0\r\n\r\n')]);
}
