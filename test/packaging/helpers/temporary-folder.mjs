import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder that is gone when the test (or suite) is over. */
export async function temporaryFolder(after, prefix = 'ait-packaging-') {
  const folder = await realpath(await mkdtemp(join(tmpdir(), prefix)));
  after(() => rm(folder, { recursive: true, force: true }));
  return folder;
}
