import type { IncomingMessage } from 'node:http';
import { ConsoleError, unusable } from './console-error.js';

const most = 1024 * 1024;

/** Reads a JSON object, whole. @throws ConsoleError when it is too long or no JSON object @internal */
export async function readJson(request: IncomingMessage): Promise<Readonly<Record<string, unknown>>> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > most) throw new ConsoleError(413, 'TOO_LONG', 'The body is longer than 1 MiB');
    chunks.push(chunk);
  }
  if (length === 0) return {};
  // A foreign form can send text/plain without asking; only ours sends JSON.
  if (!/^application\/json\b/i.test(request.headers['content-type'] ?? '')) {
    throw new ConsoleError(415, 'NOT_JSON', 'Content-Type: expected application/json');
  }
  const value = parse(Buffer.concat(chunks).toString('utf8'));
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw unusable('The body has to be a JSON object');
  }
  return value as Record<string, unknown>;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw unusable(`The body is no JSON: ${(error as Error).message}`);
  }
}
