import type { ServerResponse } from 'node:http';
import type { Answer } from './answer.js';
import { pause } from './pause.js';

const json = { 'content-type': 'application/json;charset=UTF-8' };

/** How an answer goes out, where it does not go out in one piece. @internal */
export interface Delivery {
  /** Half of the body under the length of all of it, then the end. */
  readonly truncate?: boolean;
  /** Half of the body, and the rest so much later. */
  readonly stallMs?: number;
  readonly drip?: { readonly bytes: number; readonly everyMs: number };
}

/** Writes an answer. `ended` says that the connection is gone, or the emulator. @internal */
export async function sendAnswer(
  response: ServerResponse,
  answer: Answer,
  { truncate = false, stallMs, drip }: Delivery,
  ended: AbortSignal,
): Promise<void> {
  const { status, headers, body = '' } = answer;
  const raw = typeof body === 'string' || Buffer.isBuffer(body);
  const bytes = raw ? Buffer.from(body as string) : Buffer.from(JSON.stringify(body));
  response.writeHead(status, {
    ...(raw ? {} : json),
    ...headers,
    'content-length': truncate ? Math.max(bytes.length, 1) : bytes.length,
  });
  if (!truncate && stallMs === undefined && !drip) return void response.end(bytes);
  response.flushHeaders();
  const half = bytes.length >> 1;
  if (truncate) return void response.write(bytes.subarray(0, half), () => response.destroy());
  try {
    if (stallMs !== undefined) {
      response.write(bytes.subarray(0, half));
      await pause(stallMs, ended);
      return void response.end(bytes.subarray(half));
    }
    const { bytes: size, everyMs } = drip ?? { bytes: bytes.length, everyMs: 0 };
    for (let from = 0; from < bytes.length; from += size) {
      response.write(bytes.subarray(from, from + size));
      await pause(everyMs, ended);
    }
    response.end();
  } catch {
    // The connection is gone: nobody is left to send the rest to.
  }
}
