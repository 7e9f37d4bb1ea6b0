import type { ServerResponse } from 'node:http';
import type { Answer } from './answer.js';

const json = { 'content-type': 'application/json;charset=UTF-8' };

/** Writes an answer: whole, or (`truncate`) half of its body under the length of all of it, then the end. @internal */
export function sendAnswer(response: ServerResponse, answer: Answer, truncate = false): void {
  const { status, headers, body = '' } = answer;
  const raw = typeof body === 'string' || Buffer.isBuffer(body);
  const bytes = raw ? Buffer.from(body as string) : Buffer.from(JSON.stringify(body));
  response.writeHead(status, {
    ...(raw ? {} : json),
    ...headers,
    'content-length': truncate ? Math.max(bytes.length, 1) : bytes.length,
  });
  if (!truncate) return void response.end(bytes);
  response.flushHeaders();
  response.write(bytes.subarray(0, bytes.length >> 1), () => response.destroy());
}
