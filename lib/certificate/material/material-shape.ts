import { cleanText } from './clean-text.js';
import { looksLikeDer, looksLikePkcs12 } from './der.js';
import { type PemReading, readPemBlocks } from './pem-blocks.js';
import { compactBase64, decodeBase64, wipe } from './secret-bytes.js';

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

/** Nothing shorter can be a certificate or a key; spares short words from being taken for base64. */
const SHORTEST_DER = 48;

/**
 * Recognises bytes by their content, and reads the PEM blocks in them. Wipes the bytes: they are the sniffer's own copy.
 *
 * @internal
 */
export function sniff(bytes: Buffer): Sniffed {
  try {
    if (looksLikeDer(bytes)) return shapeOnly(looksLikePkcs12(bytes) ? 'PKCS#12' : 'DER');
    const text = cleanText(bytes);
    if (text.length === 0) return shapeOnly('empty');
    if (text.includes('-----BEGIN')) return { shape: 'PEM', ...readPemBlocks(text) };
    return sniffBase64(text) ?? shapeOnly(isText(text) ? 'text without a BEGIN line' : 'binary data');
  } finally {
    wipe(bytes);
  }
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
