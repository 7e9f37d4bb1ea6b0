import { derLength } from './der.js';
import { type PemLabel, pemLabel } from './pem-label.js';
import { compactBase64, decodeBase64, wipe } from './secret-bytes.js';

/** One block, written again the way RFC 7468 wants it. @internal */
export interface PemBlock {
  readonly label: PemLabel;
  /** Canonical PEM text, in memory of its own that may be wiped. */
  readonly pem: Buffer;
  readonly encrypted: boolean;
}

/** What came of reading the blocks of a text. @internal */
export interface PemReading {
  readonly blocks: readonly PemBlock[];
  /** Why reading stopped early, if it did. */
  readonly fault?: PemFault;
}

/** @internal */
export type PemFault = 'truncated' | 'malformed' | 'too many';

const BEGIN = '-----BEGIN';
const END = '-----END';
const DASHES = '-----';
const LONGEST_LABEL = 40;
const COLUMNS = 64;

/** More than any chain and any bundle of authorities has; reading them takes time, and nothing else runs meanwhile. @internal */
export const MOST_BLOCKS = 1_000;

/** RFC 1421 headers of an encrypted PKCS#1 or EC key, also where their line breaks were lost. */
const ENCRYPTION_HEADER =
  /^(?:\s|\\+[nr])*Proc-Type:\s*4,\s*ENCRYPTED(?:\s|\\+[nr])*DEK-Info:\s*([A-Z0-9-]+),\s*([0-9A-Fa-f]{32}|[0-9A-Fa-f]{16})/;

/**
 * Reads all PEM blocks of a text, whatever became of its line breaks: lost, escaped, turned into spaces, CRLF.
 *
 * @internal
 */
export function readPemBlocks(text: Buffer): PemReading {
  const blocks: PemBlock[] = [];
  const stop = (fault: PemFault): PemReading => {
    for (const { pem } of blocks) wipe(pem);
    return { blocks: [], fault };
  };
  let rest = 0;
  for (let from = text.indexOf(BEGIN); from >= 0; from = text.indexOf(BEGIN, from)) {
    if (blocks.length === MOST_BLOCKS) return stop('too many');
    const labelStart = from + BEGIN.length;
    const labelEnd = text.indexOf(DASHES, labelStart);
    if (labelEnd < 0 || labelEnd - labelStart > LONGEST_LABEL) return stop('truncated');
    const bodyStart = labelEnd + DASHES.length;
    const bodyEnd = text.indexOf(END, bodyStart);
    const next = text.indexOf(BEGIN, bodyStart);
    if (bodyEnd < 0 || (next >= 0 && next < bodyEnd)) return stop('truncated');
    const label = pemLabel(text.toString('latin1', labelStart, labelEnd));
    const closing = text.indexOf(DASHES, bodyEnd + END.length);
    if (closing < 0 || pemLabel(text.toString('latin1', bodyEnd + END.length, closing)) !== label) {
      return stop('truncated');
    }
    const block = readBlock(label, text.subarray(bodyStart, bodyEnd));
    if (typeof block === 'string') return stop(block);
    blocks.push(block);
    from = closing + DASHES.length;
    rest = from;
  }
  if (blocks.length > 0 && isCutBeginning(text.subarray(rest))) return stop('truncated');
  return { blocks };
}

/** A chain that is being written, seen just as the next block begins: `-`, `-----BEG`. */
function isCutBeginning(rest: Buffer): boolean {
  const left = rest.toString('latin1', 0, 64).replaceAll(/\s|\\+[nr]/g, '');
  return left !== '' && rest.length <= 64 && BEGIN.startsWith(left);
}

function readBlock(label: PemLabel, body: Buffer): PemBlock | 'truncated' | 'malformed' {
  // Only the head becomes a string: it holds the cipher's name and its IV, and at most encrypted bytes.
  const header = label.endsWith('PRIVATE KEY')
    ? ENCRYPTION_HEADER.exec(body.toString('latin1', 0, body.includes('Proc-Type:') ? 160 : 0))
    : null;
  const symbols = compactBase64(body.subarray(header?.[0].length ?? 0));
  if (!symbols) return 'malformed';
  const fault = header ? cipherFault(symbols) : derFault(label, symbols);
  const encrypted = header !== null || label === 'ENCRYPTED PRIVATE KEY';
  const headerLines = header ? `Proc-Type: 4,ENCRYPTED\nDEK-Info: ${header[1]},${header[2]}\n\n` : '';
  const block = fault ?? { label, encrypted, pem: writePem(label, headerLines, symbols) };
  wipe(symbols);
  return block;
}

function derFault(label: PemLabel, symbols: Buffer): 'truncated' | 'malformed' | undefined {
  if (label === 'UNKNOWN' || label === 'OPENSSH PRIVATE KEY' || label === 'EC PARAMETERS') return undefined;
  const length = derLength(decodeBase64(symbols.subarray(0, 8)), Math.floor((symbols.length * 3) / 4));
  if (symbols.length === 0 || length === 'cut off') return 'truncated';
  return length === 'no DER' ? 'malformed' : undefined;
}

function cipherFault(symbols: Buffer): 'truncated' | undefined {
  // Every cipher in use here writes blocks of 8 or 16 bytes.
  const total = Math.floor((symbols.length * 3) / 4);
  return total === 0 || total % 8 !== 0 ? 'truncated' : undefined;
}

function writePem(label: PemLabel, headerLines: string, symbols: Buffer): Buffer {
  const padding = (4 - (symbols.length % 4)) % 4;
  const lines = Math.ceil((symbols.length + padding) / COLUMNS);
  const opening = `${BEGIN} ${label}${DASHES}\n${headerLines}`;
  const closing = `${END} ${label}${DASHES}\n`;
  const pem = Buffer.alloc(opening.length + symbols.length + padding + lines + closing.length);
  let at = pem.write(opening, 'latin1');
  for (let index = 0; index < symbols.length + padding; index += 1) {
    pem[at++] = symbols[index] ?? 0x3d;
    if ((index + 1) % COLUMNS === 0 || index + 1 === symbols.length + padding) pem[at++] = 0x0a;
  }
  pem.write(closing, at, 'latin1');
  return pem;
}
