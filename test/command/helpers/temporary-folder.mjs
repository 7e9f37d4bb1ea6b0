import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export async function temporaryFolder(t) {
  const folder = await mkdtemp(join(tmpdir(), 'emulator-command-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  return folder;
}
