import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { certificateFault } from '../faults/certificate-fault.js';
import type { FaultFacts } from '../faults/certificate-text.interface.js';
import { wipe } from './secret-bytes.js';
import { existingPath, shownPath } from './material-path.js';

/** A file that was read, in memory that may be wiped. @internal */
export interface MaterialFile {
  readonly bytes: Buffer;
  readonly worldReadable: boolean;
}

/** What is said of a file in messages. @internal */
export type FileSetting = Pick<FaultFacts, 'option' | 'path' | 'variable'>;

/** Far more than any chain takes; keeps a wrong path from filling the memory. */
const LARGEST_FILE = 1_048_576;

const READABLE_BY_OTHERS = 0o004;

/** Opening a named pipe waits for a writer unless told not to. Windows has no such flag. */
const READ_WITHOUT_WAITING = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/**
 * Reads a file of a certificate or a key.
 *
 * @throws AppsInTossCertificateError `AIT_CERT_FILE_NOT_FOUND`, `AIT_CERT_FILE_UNREADABLE`
 * @internal
 */
export async function readMaterialFile(path: string, setting: FileSetting): Promise<MaterialFile> {
  const at = { ...setting, path: shownPath(path) };
  const file = await openFile(path, at);
  try {
    const stats = await file.stat();
    if (stats.isDirectory()) throw unreadable(at, 'it is a directory');
    // Reading a pipe or a device could wait for ever.
    if (!stats.isFile()) throw unreadable(at, 'it is not a plain file');
    if (stats.size > LARGEST_FILE) throw unreadable(at, 'it is larger than 1 MiB');
    // Windows has no such permission; Node reports the bit as set for every file there.
    const worldReadable = process.platform !== 'win32' && (stats.mode & READABLE_BY_OTHERS) !== 0;
    return { bytes: await readAll(file, stats.size, at), worldReadable };
  } finally {
    await file.close();
  }
}

async function openFile(path: string, setting: FileSetting): Promise<FileHandle> {
  try {
    return await open(await existingPath(path), READ_WITHOUT_WAITING);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') {
      throw certificateFault('AIT_CERT_FILE_NOT_FOUND', { ...setting, shape: 'path' }, error);
    }
    throw unreadable(setting, code === 'EACCES' || code === 'EPERM' ? 'permission denied' : undefined, error);
  }
}

async function readAll(file: FileHandle, size: number, setting: FileSetting): Promise<Buffer> {
  // One byte more than announced, so that a file which grew in between is noticed.
  const bytes = Buffer.alloc(size + 1);
  let length = 0;
  try {
    while (length < bytes.length) {
      const { bytesRead } = await file.read(bytes, length, bytes.length - length, null);
      if (bytesRead === 0) return bytes.subarray(0, length);
      length += bytesRead;
    }
  } catch (error) {
    wipe(bytes);
    throw unreadable(setting, undefined, error);
  }
  wipe(bytes);
  throw unreadable(setting, 'it was written while it was read');
}

function unreadable(setting: FileSetting, detail?: string, cause?: unknown): Error {
  const facts = { ...setting, shape: 'path', ...(detail !== undefined && { detail }) };
  return certificateFault('AIT_CERT_FILE_UNREADABLE', facts, cause);
}
