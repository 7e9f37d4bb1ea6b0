const QUOTES = [0x22, 0x27, 0x60];

/**
 * What is left of a text without byte order mark, surrounding white space and surrounding quotes. A view on the same
 * memory, so that wiping the whole wipes it too.
 *
 * @internal
 */
export function cleanText(bytes: Buffer): Buffer {
  let text = withoutByteOrderMark(bytes);
  for (;;) {
    text = trimmed(text);
    const [first] = text;
    if (text.length < 2 || !QUOTES.includes(first!) || text[text.length - 1] !== first) return text;
    text = text.subarray(1, -1);
  }
}

function withoutByteOrderMark(bytes: Buffer): Buffer {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return bytes.subarray(3);
  // PowerShell's `>` writes UTF-16. PEM and base64 are ASCII, so one byte of each pair is all there is.
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return everySecondByte(bytes, 2);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return everySecondByte(bytes, 3);
  return bytes;
}

function everySecondByte(bytes: Buffer, start: number): Buffer {
  let length = 0;
  for (let index = start; index < bytes.length; index += 2) bytes[length++] = bytes[index]!;
  bytes.fill(0, length);
  return bytes.subarray(0, length);
}

function trimmed(bytes: Buffer): Buffer {
  let start = 0;
  let end = bytes.length;
  while (start < end && bytes[start]! <= 0x20) start += 1;
  while (end > start && bytes[end - 1]! <= 0x20) end -= 1;
  return bytes.subarray(start, end);
}
