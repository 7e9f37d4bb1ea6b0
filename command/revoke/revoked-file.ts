import { lstat, open, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { REVOKED_FILE } from '../../lib/certificate/revoked/revoked-file.js';
import { UsageError } from '../shell/usage.error.js';
import { writeWhole } from '../shell/write-file.js';
import { isListed, withFingerprint } from './revoked-text.js';

const FIRST_MODE = 0o644;
const PERMISSIONS = 0o777;
/** Begins with a dot: the store looks away from it. */
const LOCK = '.revoked.lock';
const LOCK_TRIES = 100;
const LOCK_PAUSE_MS = 20;
/** Whoever held it this long is gone. */
const LOCK_STALE_MS = 10_000;

/**
 * Adds a fingerprint to the list of a folder. Readers see the old list or the new one, two commands at once lose neither
 * entry, and what stands in the file (comments, mode) stays.
 *
 * @returns whether it was added; false when it was there
 * @throws UsageError where the list cannot be written
 */
export async function addRevoked(directory: string, fingerprint: string, comment: string): Promise<boolean> {
  await refuseMounted(directory);
  const path = join(directory, REVOKED_FILE);
  try {
    await takeLock(directory);
  } catch (error) {
    throw error instanceof UsageError ? error : notWritable(directory, error);
  }
  try {
    const { text, mode } = await current(path);
    if (isListed(text, fingerprint)) return false;
    await writeWhole(path, withFingerprint(text, fingerprint, comment), { mode });
    return true;
  } catch (error) {
    throw notWritable(directory, error);
  } finally {
    await rm(join(directory, LOCK), { force: true });
  }
}

/** The list of a folder as text; empty where there is none. */
export async function revokedText(directory: string): Promise<string> {
  return (await current(join(directory, REVOKED_FILE))).text;
}

async function current(path: string): Promise<{ text: string; mode: number }> {
  try {
    const [text, { mode }] = await Promise.all([readFile(path, 'utf8'), stat(path)]);
    return { text, mode: mode & PERMISSIONS };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return { text: '', mode: FIRST_MODE };
  }
}

/** What is written into a mounted Secret does not reach the other pods, and is gone with the next swap. */
async function refuseMounted(directory: string): Promise<void> {
  const stats = await lstat(join(directory, '..data')).catch(() => undefined);
  if (!stats?.isSymbolicLink()) return;
  throw new UsageError({
    ko: `${directory}는 Kubernetes가 마운트한 폴더예요. 여기 대신 Secret을 바꿔 주세요: --kubernetes`,
    en: `${directory} is mounted by Kubernetes: change the Secret instead, see --kubernetes`,
  });
}

async function takeLock(directory: string): Promise<void> {
  const path = join(directory, LOCK);
  for (let tries = 0; tries < LOCK_TRIES; tries += 1) {
    try {
      await (await open(path, 'wx')).close();
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const held = await stat(path).catch(() => undefined);
    if (held && Date.now() - held.mtimeMs > LOCK_STALE_MS) await rm(path, { force: true });
    else await pause(LOCK_PAUSE_MS);
  }
  throw new UsageError({
    ko: `다른 명령이 이 목록을 쓰고 있어요. 아니라면 ${path} 파일을 지워 주세요`,
    en: `Another command is writing this list. If not, remove ${path}`,
  });
}

function notWritable(directory: string, error: unknown): UsageError {
  const { code = '' } = error as NodeJS.ErrnoException;
  return new UsageError({
    ko: `${directory}/${REVOKED_FILE}에 쓸 수 없어요 (${code}). Secret이라면 --kubernetes를 써 주세요`,
    en: `${directory}/${REVOKED_FILE} cannot be written (${code}). For a Secret use --kubernetes`,
  });
}
