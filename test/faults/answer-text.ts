import type { Answer } from './schedule.js';

/** The head of an answer, with the id of its request, and its body as it goes over the wire. */
export function answerText(id: string, answer: Answer): { head: Buffer; body: Buffer } {
  const { status, framing, close, keepAliveHint, informational } = answer;
  const plain = bodyOf(id, answer);
  const hasBody = status !== 204 && status !== 304;
  const lines = [
    ...informational.map((code) => `HTTP/1.1 ${code} Wait\r\n\r\n`),
    `HTTP/1.1 ${status} Answer\r\n`,
    `x-id: ${id}\r\n`,
    keepAliveHint ? 'keep-alive: timeout=1\r\n' : '',
    close || (hasBody && framing === 'close') ? 'connection: close\r\n' : 'connection: keep-alive\r\n',
    hasBody && framing === 'length' ? `content-length: ${plain.length}\r\n` : '',
    hasBody && framing === 'chunked' ? 'transfer-encoding: chunked\r\n' : '',
    '\r\n',
  ];
  const body = !hasBody ? Buffer.alloc(0) : framing === 'chunked' ? chunked(plain) : plain;
  return { head: Buffer.from(lines.join('')), body };
}

/** The body that the client must see, or an error: made of the id, so that no answer passes for another. */
export function bodyOf(id: string, { status, bodyBytes }: Answer): Buffer {
  return Buffer.alloc(status === 204 || status === 304 ? 0 : bodyBytes, `${id}.`);
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
