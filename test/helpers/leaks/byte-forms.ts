/** The ways in which bytes are written as text; white space never counts. */
export const BYTE_FORMS: Readonly<Record<string, (bytes: Buffer) => string[]>> = {
  'the bytes themselves': (bytes) => [bytes.toString('latin1')],
  'decimal numbers': (bytes) => [[...bytes].join(',')],
  'hexadecimal digits': (bytes) => [bytes.toString('hex'), bytes.toString('hex').toUpperCase()],
  'hexadecimal digits with colons': (bytes) => [pairs(bytes).join(':'), pairs(bytes).join(':').toUpperCase()],
  base64: (bytes) => inBase64(bytes),
  base64url: (bytes) => inBase64(bytes).map((text) => text.replaceAll('+', '-').replaceAll('/', '_')),
  'percent-encoded base64': (bytes) => inBase64(bytes).map(encodeURIComponent),
};

/**
 * A text without what writers put between the parts of a long value: white space, escaped line breaks, the seams of
 * a text printed in pieces, the index in front of each byte.
 */
export function compacted(text: string): string {
  const close = text.replace(/\\+[nr]|\s+|%0[AD]/gi, '').replace(/(['"`])\+\1/g, '');
  return /"?0"?:\d+,"?1"?:\d/.test(close) ? `${close}\n${close.replace(/"?\d+"?:(?=\d+[,}])/g, '')}` : close;
}

/** The same bytes look different after 0, 1 or 2 others; the ends, which depend on their neighbours, are left out. */
function inBase64(bytes: Buffer): string[] {
  return [0, 1, 2].map((skipped) => {
    const whole = bytes.subarray(skipped);
    return whole.subarray(0, whole.length - (whole.length % 3)).toString('base64');
  });
}

function pairs(bytes: Buffer): string[] {
  return bytes.toString('hex').match(/../g) ?? [];
}
