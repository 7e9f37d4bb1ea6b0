import { open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { randomUUID } from 'node:crypto';

/**
 * Writes a file so that whoever looks sees the old content or the new one, and a power cut loses neither. With `create`,
 * a file that is there already is left alone.
 *
 * @param mode of the file, whatever the umask of the process
 */
export async function writeWhole(
  path: string,
  content: string,
  { mode, create = false }: { mode: number; create?: boolean },
): Promise<void> {
  // Its name begins with a dot: sources of certificates look away from those.
  const draft = create ? path : join(dirname(path), `.${randomUUID()}.tmp`);
  const file = await open(draft, 'wx', mode);
  try {
    await file.chmod(mode);
    await file.writeFile(content);
    await file.sync();
    await file.close();
    if (!create) await rename(draft, path);
  } catch (error) {
    await file.close().catch(() => undefined);
    await rm(draft, { force: true });
    throw error;
  }
  await syncFolder(dirname(path));
}

/** The name of a file is on the disk when its folder is. Not every system lets a folder be opened. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => undefined);
  if (!handle) return;
  try {
    await handle.sync().catch(() => undefined);
  } finally {
    await handle.close();
  }
}
