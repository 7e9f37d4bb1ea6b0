import { stat } from 'node:fs/promises';

const READABLE_BY_OTHERS = 0o004;

/** Whether every user of the machine may read a file. Windows has no such permission. */
export async function othersMayRead(path: string): Promise<boolean> {
  if (process.platform === 'win32') return false;
  const stats = await stat(path).catch(() => undefined);
  return stats !== undefined && (stats.mode & READABLE_BY_OTHERS) !== 0;
}

export function chmodCommand(path: string): string {
  return `chmod 600 ${path}`;
}
