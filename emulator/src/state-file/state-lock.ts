import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { StateFileError } from './state-file.error.js';

/**
 * Keeps a second emulator from writing into the same file. The lock names its process, so that what a killed one left
 * behind counts for nothing.
 *
 * @internal
 */
export class StateLock {
  private constructor(private readonly path: string) {}

  /** @throws StateFileError while another process holds it */
  static take(statePath: string): StateLock {
    const path = `${statePath}.lock`;
    for (;;) {
      try {
        writeFileSync(path, String(process.pid), { flag: 'wx', mode: 0o600 });
        return new StateLock(path);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') {
          throw new StateFileError(statePath, `cannot be locked: ${(error as Error).message}`, error);
        }
        const holder = holderOf(path);
        if (holder !== undefined && isAlive(holder)) {
          throw new StateFileError(
            statePath,
            `is in use by process ${holder}. Stop that emulator, or choose another --state. (If no emulator runs, delete ${path}.)`,
          );
        }
        rmSync(path, { force: true });
      }
    }
  }

  release(): void {
    rmSync(this.path, { force: true });
  }
}

function holderOf(path: string): number | undefined {
  try {
    const pid = Number(readFileSync(path, 'utf8'));
    return Number.isSafeInteger(pid) && pid > 0 ? pid : undefined;
  } catch {
    return undefined; // released meanwhile
  }
}

function isAlive(pid: number): boolean {
  // In a container the killed one had our number as likely as not.
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
