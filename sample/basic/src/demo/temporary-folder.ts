import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * A folder that is gone when the process is: also after a failure, and after a second Ctrl-C. Synchronous, so that
 * there is no moment in which it exists and nobody would remove it.
 */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'apps-in-toss-demo-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
