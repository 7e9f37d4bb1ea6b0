import { types } from 'node:util';
import { certificateFault } from '../faults/certificate-fault.js';
import { type MaterialFile, readMaterialFile } from './material-file.js';
import { pathLikeness } from './material-path.js';
import { type Sniffed, type SniffedValue, sniff, sniffValue } from './material-shape.js';
import { MOST_BLOCKS, type PemBlock } from './pem-blocks.js';
import { wipe } from './secret-bytes.js';

/** Where a value stands and what was expected there; goes into every message. @internal */
export interface Setting {
  readonly option: string;
  readonly variable?: string | undefined;
  readonly wanted: 'certificate' | 'key';
}

/** A value whose PEM blocks were read. @internal */
export interface Recognised {
  readonly setting: Setting;
  /** For people, such as `PEM` or `path to base64 of PEM`. */
  readonly shape: string;
  readonly blocks: readonly PemBlock[];
  readonly worldReadable: boolean;
}

/**
 * Recognises a value without touching the file system.
 *
 * @throws AppsInTossCertificateError when it is no PEM in any form
 * @internal
 */
export function recogniseText(value: unknown, setting: Setting): Recognised {
  const sniffed = sniffedValue(value, setting);
  // Whatever reads the locals of frames, as reporters of errors do, finds no key where its fault is thrown.
  value = undefined;
  if (sniffed instanceof Error) throw sniffed;
  if (sniffed.text !== undefined && pathLikeness(sniffed.text) === 'sure') {
    throw certificateFault('AIT_CERT_IS_PATH', { ...setting, shape: 'path' });
  }
  return checkedShape(sniffed, sniffed.shape, setting, false);
}

/**
 * Recognises a value, and reads the file when it is a path.
 *
 * @throws AppsInTossCertificateError when it, or what is in the file, is no PEM in any form
 * @internal
 */
export async function recognise(value: unknown, setting: Setting): Promise<Recognised> {
  const sniffed = sniffedValue(value, setting);
  value = undefined;
  if (sniffed instanceof Error) throw sniffed;
  const { text } = sniffed;
  if (text === undefined) return checkedShape(sniffed, sniffed.shape, setting, false);
  const likeness = pathLikeness(text);
  const file = likeness === 'no' ? undefined : await readIfThere(text, setting, likeness);
  if (!file) return checkedShape(sniffed, sniffed.shape, setting, false);
  const inside = sniff(file.bytes);
  const shape = inside.shape === 'empty' ? 'path to an empty file' : `path to ${inside.shape}`;
  return checkedShape(inside, shape, setting, file.worldReadable);
}

/** Overwrites the blocks of something recognised. @internal */
export function wipeBlocks(blocks: readonly PemBlock[]): void {
  for (const { pem } of blocks) wipe(pem);
}

async function readIfThere(
  path: string,
  { option, variable }: Setting,
  likeness: 'sure' | 'maybe',
): Promise<MaterialFile | undefined> {
  try {
    return await readMaterialFile(path, { option, variable });
  } catch (error) {
    // A lone word that names no file is more likely a wrong value than a wrong path.
    if (likeness === 'maybe' && (error as { code?: string }).code === 'AIT_CERT_FILE_NOT_FOUND')
      return undefined;
    throw error;
  }
}

/** As for files: far more than any chain takes. Judging it takes time, and nothing else runs meanwhile. */
const LARGEST_VALUE = 1_048_576;

/** What it is, or why it cannot be that; thrown by a caller that holds the value no more. */
function sniffedValue(value: unknown, setting: Setting): SniffedValue | Error {
  if (typeof value === 'string' || types.isUint8Array(value)) {
    if (value.length <= LARGEST_VALUE) return sniffValue(value);
    return certificateFault('AIT_CERT_NOT_PEM', { ...setting, shape: 'more than 1 MiB' });
  }
  return certificateFault('AIT_CERT_WRONG_TYPE', {
    ...setting,
    shape: Array.isArray(value) ? 'array' : typeof value,
  });
}

const TOO_MANY = `more than ${MOST_BLOCKS} PEM blocks`;

function checkedShape(sniffed: Sniffed, shape: string, setting: Setting, worldReadable: boolean): Recognised {
  const facts = { ...setting, shape };
  switch (sniffed.shape) {
    case 'empty':
      throw certificateFault('AIT_CERT_EMPTY', facts);
    case 'DER':
    case 'base64 of DER':
      throw certificateFault('AIT_CERT_DER', facts);
    case 'PKCS#12':
    case 'base64 of PKCS#12':
      throw certificateFault('AIT_CERT_PKCS12', facts);
    case 'PEM':
    case 'base64 of PEM':
      if (sniffed.fault === 'truncated') throw certificateFault('AIT_CERT_TRUNCATED', facts);
      if (sniffed.fault === 'malformed') throw certificateFault('AIT_CERT_MALFORMED', facts);
      if (sniffed.fault === 'too many')
        throw certificateFault('AIT_CERT_MALFORMED', { ...facts, detail: TOO_MANY });
      return { setting, shape, blocks: sniffed.blocks, worldReadable };
    default:
      throw certificateFault('AIT_CERT_NOT_PEM', facts);
  }
}
