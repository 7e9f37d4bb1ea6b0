import { stat } from 'node:fs/promises';
import { normalize, sep } from 'node:path';

/** Longest name a file may have on the file systems in use; a key on one line is longer. */
const LONGEST_NAME = 255;

/**
 * Whether a text that is neither PEM nor base64 may name a file.
 *
 * @returns `sure` when it has the looks of a path, `maybe` when it could be any word
 * @internal
 */
export function pathLikeness(text: string): 'sure' | 'maybe' | 'no' {
  if (text === '' || /[\u0000-\u001f\uFFFD]/.test(text) || text.includes('-----')) return 'no';
  const names = text.split(/[\\/]/);
  if (names.some((name) => Buffer.byteLength(name) > LONGEST_NAME)) return 'no';
  return names.length > 1 || /\.[A-Za-z0-9]{1,8}$/.test(text) ? 'sure' : 'maybe';
}

/**
 * The path under which a file exists. Korean names are stored composed (NFC) by some systems and decomposed (NFD) by
 * others, even within one path, so both are tried before the file counts as missing.
 *
 * @internal
 */
export async function existingPath(path: string): Promise<string> {
  const whole = await firstExisting([path, path.normalize('NFC'), path.normalize('NFD')]);
  if (whole !== undefined) return whole;
  let found = '';
  for (const [index, name] of normalize(path).split(sep).entries()) {
    const candidates = [name, name.normalize('NFC'), name.normalize('NFD')].map((form) =>
      index === 0 ? form : `${found}${sep}${form}`,
    );
    found = (await firstExisting(candidates)) ?? candidates[0]!;
  }
  return found;
}

async function firstExisting(candidates: readonly string[]): Promise<string | undefined> {
  for (const candidate of candidates) {
    // The first name of an absolute path is empty, and stands for the root.
    if (await exists(candidate === '' ? sep : candidate)) return candidate;
  }
  return undefined;
}

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    // Anything but "no such file" is for the reader of the file to report.
    return (error as NodeJS.ErrnoException).code !== 'ENOENT';
  }
}
