import { stat } from 'node:fs/promises';
import { normalize, resolve, sep } from 'node:path';

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

/** What only a path begins or ends with. */
const PATH_MARKS = /^(?:\.{0,2}[\\/]|~[\\/]|[A-Za-z]:[\\/])|\.(?:crt|cer|cert|pem|key|der|p12|pfx|txt)$/i;
/** A name that somebody chose has no run like this; a piece of base64 has. */
const LOOKS_RANDOM = /^(?=.*[a-z])(?=.*[A-Z])(?=.*\d)[A-Za-z0-9+_=-]{20,}$/;
const LONGEST_SHOWN = 300;

/**
 * A path in full, for messages; undefined where the text may be something else. A path is no secret, but a piece of a
 * key that was pasted into the wrong variable is one, and base64 has slashes.
 *
 * @internal
 */
export function shownPath(path: string): string | undefined {
  const full = resolve(path);
  const names = path.split(/[\\/]/);
  const isPath = PATH_MARKS.test(path) && full.length <= LONGEST_SHOWN;
  if (!isPath || names.some((name) => LOOKS_RANDOM.test(name.replace(/\.\w{1,8}$/, '')))) return undefined;
  return full.replace(/[^\p{L}\p{N}\p{M} ._()@+,~:\\/-]/gu, '?');
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
