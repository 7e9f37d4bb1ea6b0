import type { IncomingMessage } from 'node:http';
import { pipeline, type Readable, Transform, type TransformCallback } from 'node:stream';
import zlib, { constants, createBrotliDecompress, createUnzip } from 'node:zlib';

/**
 * The body of an answer as a stream, decompressed if it was compressed, and never more than `limit` bytes of it: a
 * small answer may unpack to a very large one. The message itself where there is nothing to do.
 *
 * @internal
 */
export function decodedBody(
  message: IncomingMessage,
  decompress: boolean,
  onError: (error: Error) => void,
  onDamage: (error: Error) => void = onError,
): Readable {
  const decoders = decompress ? decodersFor(message) : [];
  const last = decoders.at(-1);
  if (!last) return message;
  // Codes differ between the libraries of Node and say little; who raised it says enough. What the connection raised
  // comes to a decoder as well, but the message has told it first.
  for (const decoder of decoders) decoder.once('error', onDamage);
  // pipeline() forwards destruction both ways, so that neither half is left open.
  pipeline([message, ...decoders], (error) => {
    if (error) onError(error);
  });
  return last;
}

/** Whether {@link decodedBody} undoes this `content-encoding`. @internal */
export function isDecodable(encoding: string | undefined): boolean {
  return decoderOf(encoding) !== undefined;
}

/** Fails the stream as soon as more than `limit` bytes came through. @internal */
export class ByteLimit extends Transform {
  #seen = 0;

  constructor(
    readonly limit: number,
    readonly exceeded: () => Error,
  ) {
    super();
  }

  /** Takes from a source, but only when the reader begins: what fails before, nobody would be there to hear. */
  static lazily(limit: number, exceeded: () => Error, source: () => Readable): Readable {
    const limited = new ByteLimit(limit, exceeded);
    const read = limited._read.bind(limited);
    limited._read = (size) => {
      limited._read = read;
      source().pipe(limited);
      read(size);
    };
    return limited;
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.#seen += chunk.length;
    if (this.#seen > this.limit) done(this.exceeded());
    else done(null, chunk);
  }
}

/** Some servers send `deflate` without the two bytes of the zlib header that the name stands for. */
class ZlibHeader extends Transform {
  #begun = false;

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    if (!this.#begun && chunk.length > 0) {
      this.#begun = true;
      if (chunk[0] !== ZLIB_HEADER[0]) this.push(ZLIB_HEADER);
    }
    done(null, chunk);
  }
}

const ZLIB_HEADER = Buffer.from([0x78, 0x9c]);

/** Takes what there is when an answer ends early, as browsers do. */
function unzip(): Transform {
  return createUnzip({ flush: constants.Z_SYNC_FLUSH, finishFlush: constants.Z_SYNC_FLUSH });
}

function brotli(): Transform {
  return createBrotliDecompress({
    flush: constants.BROTLI_OPERATION_FLUSH,
    finishFlush: constants.BROTLI_OPERATION_FLUSH,
  });
}

type Decoder = () => Transform[];

const DECODERS: Readonly<Record<string, Decoder>> = {
  gzip: () => [unzip()],
  'x-gzip': () => [unzip()],
  compress: () => [unzip()],
  'x-compress': () => [unzip()],
  deflate: () => [new ZlibHeader(), unzip()],
  br: () => [brotli()],
};

function decoderOf(encoding: string | undefined): Decoder | undefined {
  const name = encoding?.trim().toLowerCase() ?? '';
  // Node has it from 22.15 on.
  const { createZstdDecompress } = zlib as { createZstdDecompress?: () => Transform };
  if (name === 'zstd' && createZstdDecompress) return () => [createZstdDecompress()];
  return DECODERS[name];
}

function decodersFor(message: IncomingMessage): Transform[] {
  // An answer without a body may still name an encoding; a decoder would take the missing bytes for damage.
  if (message.statusCode === 204 || message.statusCode === 304) return [];
  if (message.headers['content-length'] === '0') return [];
  return decoderOf(message.headers['content-encoding'])?.() ?? [];
}
