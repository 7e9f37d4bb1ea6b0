import type { Transform } from 'node:stream';
import { constants, createBrotliDecompress, createInflate, createInflateRaw, createUnzip } from 'node:zlib';

/** Undoes a compression that begins with this byte. */
type Decoder = (firstByte: number) => Transform;

/**
 * Gives out what there is as it comes, but the end has to be an end: a body that its compression does not finish is
 * damaged, and never a shorter one.
 */
const STREAMED = { flush: constants.Z_SYNC_FLUSH, finishFlush: constants.Z_FINISH };

/** What the lower half of the first byte of the zlib format says. */
const ZLIB_METHOD = 8;

const unzip: Decoder = () => createUnzip(STREAMED);

/** Some servers send `deflate` without the zlib format, with its checksum, that the name stands for. */
const inflate: Decoder = (firstByte) =>
  (firstByte & 0x0f) === ZLIB_METHOD ? createInflate(STREAMED) : createInflateRaw(STREAMED);

const brotli: Decoder = () =>
  createBrotliDecompress({
    flush: constants.BROTLI_OPERATION_FLUSH,
    finishFlush: constants.BROTLI_OPERATION_FINISH,
  });

/** No zstd: nobody asks for it, and Node does not tell a whole one from one that lost its end. */
const DECODERS: ReadonlyMap<string, Decoder> = new Map([
  ['gzip', unzip],
  ['x-gzip', unzip],
  ['compress', unzip],
  ['x-compress', unzip],
  ['deflate', inflate],
  ['br', brotli],
]);

/** What undoes a `content-encoding`, where it is one of those that can be undone. @internal */
export function decoderOf(encoding: string | undefined): Decoder | undefined {
  return encoding === undefined ? undefined : DECODERS.get(encoding.trim().toLowerCase());
}
