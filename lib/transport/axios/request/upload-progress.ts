import type { InternalAxiosRequestConfig } from 'axios';
import { pipeline, Readable, Transform } from 'node:stream';
import { Progress } from './progress.js';
import type { WireBody } from './request-body.js';
import type { RequestHeaders } from './request-headers.type.js';

const CHUNK_BYTES = 65_536;

/**
 * The body as a stream that reports what was taken from it, if the request asks for that; else the body as it is.
 *
 * @param headers get the length of the body, which `node:https` cannot see any more
 * @returns makes the body of one attempt
 * @internal
 */
export function countedBody(
  body: WireBody,
  headers: RequestHeaders,
  { onUploadProgress }: InternalAxiosRequestConfig,
): () => WireBody {
  if (!onUploadProgress || body === undefined) return () => body;
  if (!(body instanceof Readable)) headers.set('Content-Length', String(Buffer.byteLength(body)));
  const length = headers.get('Content-Length');
  const total = length === undefined || length === null ? undefined : Number(length);
  return () => {
    const progress = new Progress(onUploadProgress, 'upload', total);
    const source = body instanceof Readable ? body : Readable.from(chunksOf(Buffer.from(body)));
    // The callback is for errors that nobody else hears; here the request hears them, from the last stream.
    return pipeline([source, counting(progress)], () => progress.end()) as unknown as Readable;
  };
}

function counting(progress: Progress): Transform {
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      progress.add(chunk.length);
      done(null, chunk);
    },
    flush(done) {
      progress.end();
      done();
    },
  });
}

function* chunksOf(body: Buffer): Generator<Buffer> {
  for (let at = 0; at < body.length; at += CHUNK_BYTES) yield body.subarray(at, at + CHUNK_BYTES);
}
