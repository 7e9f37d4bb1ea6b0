/**
 * A copy that may be wiped: never the caller's own Buffer, and never a slice of Node's shared pool, where zeroing would
 * leave the neighbours' copies and `Buffer.from(string)` would put key bytes.
 *
 * @internal
 */
export function ownedCopy(value: string | Uint8Array): Buffer {
  if (typeof value === 'string') {
    const copy = Buffer.alloc(Buffer.byteLength(value));
    copy.write(value);
    return copy;
  }
  const copy = Buffer.alloc(value.byteLength);
  copy.set(value);
  return copy;
}

/** Overwrites bytes that are no longer needed. @internal */
export function wipe(...buffers: readonly Uint8Array[]): void {
  for (const buffer of buffers) buffer.fill(0);
}

const BACKSLASH = 0x5c;
/** `n`, `r` and `t`: what may follow a backslash where a line break was escaped. */
const ESCAPED_SPACE = [0x6e, 0x72, 0x74];

/**
 * The base64 symbols of a text, in one run and in the standard alphabet: white space and escaped line breaks are left
 * out. Works on bytes because a JavaScript string cannot be wiped.
 *
 * @returns undefined when the text holds anything else; the caller wipes the result
 * @internal
 */
export function compactBase64(text: Uint8Array): Buffer | undefined {
  const symbols = Buffer.alloc(text.length);
  let length = 0;
  for (let index = 0; index < text.length; index += 1) {
    let byte = text[index]!;
    if (byte <= 0x20) continue;
    if (byte === BACKSLASH) {
      while (text[index + 1] === BACKSLASH) index += 1;
      index += 1;
      if (index >= text.length || ESCAPED_SPACE.includes(text[index]!) || text[index]! <= 0x20) continue;
      wipe(symbols);
      return undefined;
    }
    if (byte === 0x2d) byte = 0x2b; // base64url: - is +
    if (byte === 0x5f) byte = 0x2f; // base64url: _ is /
    // What follows the first `=` is looked at once: at each of them would take a day for a file full of them.
    if (byte === 0x3d && onlyPaddingLeft(text, index)) break;
    if (valueOf(byte) < 0) {
      wipe(symbols);
      return undefined;
    }
    symbols[length++] = byte;
  }
  return symbols.subarray(0, length);
}

/** The bytes behind compact base64. The caller wipes the result. @internal */
export function decodeBase64(symbols: Uint8Array): Buffer {
  const bytes = Buffer.alloc(Math.floor((symbols.length * 3) / 4));
  let bits = 0;
  let held = 0;
  let length = 0;
  for (const symbol of symbols) {
    held = ((held << 6) | valueOf(symbol)) & 0xffffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes[length++] = (held >> bits) & 0xff;
  }
  return bytes;
}

function onlyPaddingLeft(text: Uint8Array, from: number): boolean {
  const rest = text.subarray(from);
  return rest.every(
    (byte) => byte === 0x3d || byte <= 0x20 || byte === BACKSLASH || ESCAPED_SPACE.includes(byte),
  );
}

function valueOf(symbol: number): number {
  if (symbol >= 0x41 && symbol <= 0x5a) return symbol - 0x41;
  if (symbol >= 0x61 && symbol <= 0x7a) return symbol - 0x61 + 26;
  if (symbol >= 0x30 && symbol <= 0x39) return symbol - 0x30 + 52;
  if (symbol === 0x2b) return 62;
  return symbol === 0x2f ? 63 : -1;
}
