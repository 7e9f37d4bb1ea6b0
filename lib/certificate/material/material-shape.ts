import { cleanText } from './clean-text.js';
import { looksLikeDer, looksLikePkcs12 } from './der.js';
import { type PemReading, readPemBlocks } from './pem-blocks.js';
import { compactBase64, decodeBase64, ownedCopy, wipe } from './secret-bytes.js';

/** In which form something was handed in, judged by its content. @internal */
export type MaterialShape =
  | 'path'
  | 'PEM'
  | 'base64 of PEM'
  | 'DER'
  | 'base64 of DER'
  | 'PKCS#12'
  | 'base64 of PKCS#12'
  | 'empty'
  | 'binary data'
  | 'text without a BEGIN line';

/** What bytes turned out to be. @internal */
export interface Sniffed extends PemReading {
  readonly shape: MaterialShape;
}

/** What a value turned out to be. @internal */
export interface SniffedValue extends Sniffed {
  /** The cleaned text, where it is `text without a BEGIN line`: it may be a path. */
  readonly text?: string;
}

/** Nothing shorter can be a certificate or a key; spares short words from being taken for base64. */
const SHORTEST_DER = 48;

/**
 * Recognises bytes by their content, and reads the PEM blocks in them. Wipes the bytes: they are the sniffer's own copy.
 *
 * @param onPlainText is shown a `text without a BEGIN line` before it is wiped
 * @internal
 */
export function sniff(bytes: Buffer, onPlainText?: (text: Buffer) => void): Sniffed {
  try {
    if (looksLikeDer(bytes)) return shapeOnly(looksLikePkcs12(bytes) ? 'PKCS#12' : 'DER');
    const text = cleanText(bytes);
    if (text.length === 0) return shapeOnly('empty');
    if (text.includes('-----BEGIN')) return { shape: 'PEM', ...readPemBlocks(text) };
    const base64 = sniffBase64(text);
    if (base64) return base64;
    if (!isText(text)) return shapeOnly('binary data');
    onPlainText?.(text);
    return shapeOnly('text without a BEGIN line');
  } finally {
    wipe(bytes);
  }
}

/**
 * Recognises a value. What may be a key never becomes a string, since a string cannot be wiped.
 *
 * @internal
 */
export function sniffValue(value: string | Uint8Array): SniffedValue {
  let text: string | undefined;
  const sniffed = sniff(ownedCopy(value), (plain) => (text = plain.toString('utf8')));
  return text === undefined ? sniffed : { ...sniffed, text };
}

function sniffBase64(text: Buffer): Sniffed | undefined {
  // An END line without its BEGIN line passes for base64url.
  const symbols = text.includes('-----END') ? undefined : compactBase64(text);
  if (!symbols) return undefined;
  const decoded = decodeBase64(symbols);
  try {
    if (decoded.includes('-----BEGIN'))
      return { shape: 'base64 of PEM', ...readPemBlocks(cleanText(decoded)) };
    if (decoded.length < SHORTEST_DER || !looksLikeDer(decoded)) return undefined;
    return shapeOnly(looksLikePkcs12(decoded) ? 'base64 of PKCS#12' : 'base64 of DER');
  } finally {
    wipe(symbols, decoded);
  }
}

function shapeOnly(shape: MaterialShape): Sniffed {
  return { shape, blocks: [] };
}

function isText(bytes: Buffer): boolean {
  return bytes.every((byte) => byte >= 0x20 || (byte >= 0x09 && byte <= 0x0d)) && !bytes.includes('\uFFFD');
}
