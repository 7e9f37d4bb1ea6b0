import { type DerElement, readElement, SEQUENCE } from '../material/der.js';
import { compactBase64, decodeBase64, wipe } from '../material/secret-bytes.js';

/** What a key derivation of today takes is below; it is about a second of the only thread. @internal */
export const MOST_ROUNDS = 1_000_000;

const OBJECT_IDENTIFIER = 0x06;
const INTEGER = 0x02;
/** 1.3.6.1.4.1.11591.4.11 */
const SCRYPT = '2b06010401da47040b';
/** Enough for the algorithms at the head of an encrypted key. */
const HEAD_SYMBOLS = 1_024;

/**
 * How many rounds it takes to derive the key of an encrypted private key (PKCS#8) from its passphrase. Whoever writes
 * the file decides on that, and OpenSSL works through all of them before anything else can happen in this process.
 *
 * @param pem canonical PEM of the key
 * @internal
 */
export function derivationRounds(pem: Buffer): number {
  const body = pem.subarray(pem.indexOf('\n') + 1, pem.lastIndexOf('-----END'));
  const symbols = compactBase64(body.subarray(0, HEAD_SYMBOLS));
  if (!symbols) return 0;
  const der = decodeBase64(symbols);
  try {
    const outer = readElement(der, 0);
    const algorithm = outer && readElement(der, outer.start);
    return algorithm?.tag === SEQUENCE ? roundsIn(der, algorithm) : 0;
  } finally {
    wipe(symbols, der);
  }
}

/** The largest cost that a sequence, or one inside it, asks for. */
function roundsIn(der: Uint8Array, { start, end }: DerElement): number {
  const costs: number[] = [];
  const numbers: number[] = [];
  let isScrypt = false;
  for (let at = start; at < Math.min(end, der.length);) {
    const element = readElement(der, at);
    if (!element) break;
    if (element.tag === SEQUENCE) costs.push(roundsIn(der, element));
    if (element.tag === INTEGER) numbers.push(valueOf(der, element));
    if (element.tag === OBJECT_IDENTIFIER) isScrypt = hex(der, element) === SCRYPT;
    if (isScrypt && element.tag === SEQUENCE) costs.push(productIn(der, element));
    at = element.end;
  }
  return Math.max(0, ...costs, ...numbers);
}

/** Cost, block size and lanes of scrypt multiply; in units of a round with the usual block size of 8. */
function productIn(der: Uint8Array, { start, end }: DerElement): number {
  let product = 1;
  for (let at = start, count = 0; at < Math.min(end, der.length) && count < 3;) {
    const element = readElement(der, at);
    if (!element) break;
    if (element.tag === INTEGER && (count += 1)) product *= valueOf(der, element);
    at = element.end;
  }
  return product / 8;
}

function valueOf(der: Uint8Array, { start, end }: DerElement): number {
  let value = 0;
  for (const byte of der.subarray(start, end)) value = value * 256 + byte;
  return value;
}

function hex(der: Uint8Array, { start, end }: DerElement): string {
  return Buffer.from(der.subarray(start, end)).toString('hex');
}
