import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The one temporary folder of a run (also the TMPDIR of every step). It goes when the run ends, however it ends. */
export function workFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'ait-gate-'));
  // As /tmp is: databases run under users of their own and write in it. What holds a key guards itself.
  chmodSync(folder, 0o1777);
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
