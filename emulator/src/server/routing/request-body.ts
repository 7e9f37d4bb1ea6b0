import type { IncomingMessage } from 'node:http';
import { badFields } from '../answer/answer-error.js';

const maxBytes = 4 * 1024 * 1024;

/** The whole body (of one that is too large, enough to see that it is), or `undefined` when the client went away before it was complete. @internal */
export async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      // Read to its end, but not kept: an endless body must not fill the memory of whoever runs the emulator.
      if (bytes <= maxBytes) chunks.push(chunk);
      bytes += chunk.length;
    }
  } catch {
    return undefined;
  }
  return Buffer.concat(chunks);
}

/** A JSON object. No body at all counts as an empty one. @internal */
export function parseBody(body: Buffer, contentType: string | undefined): Record<string, unknown> {
  if (body.length === 0) return {};
  if (body.length > maxBytes) throw badFields([], '요청 본문이 너무 커요.');
  if (!/^application\/json\b/i.test(contentType ?? '')) {
    throw badFields([], 'Content-Type은 application/json이어야 해요.');
  }
  const value = parseJson(body);
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  throw badFields([], '요청 본문은 JSON 객체여야 해요.');
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    throw badFields([], '요청 본문이 올바른 JSON이 아니에요.');
  }
}
