import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The one temporary folder of a run (also the TMPDIR of every step). It goes when the run ends, however it ends. */
export function workFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'ait-gate-'));
  // Databases run under users of their own and have to get to their folders in it; each of those guards itself.
  chmodSync(folder, 0o711);
  process.on('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ]) {
    process.once(signal, () => process.exit(code));
  }
  return folder;
}
