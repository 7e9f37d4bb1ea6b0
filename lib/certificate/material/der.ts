/** One element of DER: where its content lies. @internal */
export interface DerElement {
  readonly tag: number;
  readonly start: number;
  /** One past the last byte of the content. May lie beyond the data when that is cut off. */
  readonly end: number;
}

/** The tag of a SEQUENCE, with which every certificate and key begins. @internal */
export const SEQUENCE = 0x30;
const INTEGER = 0x02;

/**
 * Reads the tag and the length at an offset.
 *
 * @returns undefined where no definite length can be read
 * @internal
 */
export function readElement(der: Uint8Array, offset: number): DerElement | undefined {
  const tag = der[offset];
  const first = der[offset + 1];
  if (tag === undefined || first === undefined) return undefined;
  if (first < 0x80) return { tag, start: offset + 2, end: offset + 2 + first };
  const count = first & 0x7f;
  if (count === 0 || count > 4 || offset + 2 + count > der.length) return undefined;
  let length = 0;
  for (let index = 0; index < count; index += 1) length = length * 256 + der[offset + 2 + index]!;
  return { tag, start: offset + 2 + count, end: offset + 2 + count + length };
}

/** How a complete DER element of `total` bytes compares with the length it announces in its first bytes. @internal */
export function derLength(head: Uint8Array, total: number): 'fits' | 'cut off' | 'no DER' {
  const outer = readElement(head, 0);
  if (outer?.tag !== SEQUENCE || outer.end < total) return 'no DER';
  return outer.end > total ? 'cut off' : 'fits';
}

/**
 * Whether bytes begin like DER: a SEQUENCE with a length of its own, which no text begins with. DER that was read as a
 * UTF-8 string is recognised by the replacement character in the place of that length.
 *
 * @internal
 */
export function looksLikeDer(bytes: Uint8Array): boolean {
  const [first, second, third, fourth] = bytes;
  if (first !== SEQUENCE || second === undefined) return false;
  // A P-256 key in its own format is short enough for a length of one byte.
  if (third === INTEGER && readElement(bytes, 0)?.end === bytes.length) return true;
  return (second >= 0x80 && second <= 0x84) || (second === 0xef && third === 0xbf && fourth === 0xbd);
}

/** Whether DER is a PKCS#12 store: it begins with version 3, which neither certificates nor keys do. @internal */
export function looksLikePkcs12(bytes: Buffer): boolean {
  return bytes.subarray(0, 16).includes('\u0002\u0001\u00030', 0, 'latin1');
}
