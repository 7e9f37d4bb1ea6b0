import type { IncomingMessage } from 'node:http';
import { PassThrough, type Readable, Transform, type TransformCallback } from 'node:stream';
import { decoderOf } from './decoders.js';
import { ResponseTooLargeError } from './response-too-large.error.js';

/** What a little answer may be larger by than what it unpacks to. */
const BLOCK = 65_536;

/**
 * The body of an answer as a stream, decompressed if it was compressed. It ends when the answer has ended and its
 * compression too; `onDamage` is told where only the answer has. The message itself where there is nothing to do.
 *
 * @param limit bytes that it may unpack to. What comes in is bounded by it as well, though compression may add to it:
 * blocks in which nothing is, or what follows its end, would go on for ever
 *
 * @internal
 */
export function decodedBody(
  message: IncomingMessage,
  decompress: boolean,
  onDamage: (error: Error) => void,
  onTooLarge: (error: ResponseTooLargeError) => void = onDamage,
  limit = Infinity,
): Readable {
  const { 'content-encoding': encoding, 'content-length': length } = message.headers;
  const decoderFor = decompress && length !== '0' ? decoderOf(encoding) : undefined;
  if (!decoderFor) return message;
  const whole = new WholeBody(message);
  // Nothing at all may be an empty body, which no compression has to finish, if something else says where it ends.
  const mayBeEmpty = length !== undefined || message.headers['transfer-encoding'] !== undefined;
  const opening = new FirstByte(
    2 * limit + BLOCK,
    (first) => {
      const decoder = decoderFor(first);
      decoder.once('error', onDamage);
      whole.once('close', () => decoder.destroy());
      decoder.once('end', () => {
        // It takes nothing any more: what follows its end is dropped.
        opening.unpipe(decoder);
        opening.resume();
      });
      opening.pipe(decoder).pipe(whole);
    },
    () => (mayBeEmpty ? whole.end() : onDamage(new Error('the answer ended before its body began'))),
  );
  opening.once('error', onTooLarge);
  whole.once('close', () => opening.destroy());
  message.pipe(opening);
  return whole;
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

/** Ends only when the message has: compression may say that all is there while the answer goes on. */
class WholeBody extends PassThrough {
  constructor(readonly message: IncomingMessage) {
    super();
  }

  override _flush(done: TransformCallback): void {
    if (this.message.readableEnded) done();
    else this.message.once('end', done);
  }
}

/** Passes so much on, and tells of the first byte before it does, or that there was none. */
class FirstByte extends ByteLimit {
  #begun = false;

  constructor(
    limit: number,
    readonly began: (byte: number) => void,
    readonly empty: () => void,
  ) {
    super(limit, () => new ResponseTooLargeError());
  }

  override _transform(chunk: Buffer, encoding: BufferEncoding, done: TransformCallback): void {
    if (!this.#begun) {
      this.#begun = true;
      this.began(chunk[0] as number);
    }
    super._transform(chunk, encoding, done);
  }

  override _flush(done: TransformCallback): void {
    if (!this.#begun) this.empty();
    done();
  }
}
