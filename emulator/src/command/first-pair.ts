import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Platform } from '../platform.js';

/** The app and the files that the printed lines speak of. @internal */
export interface FirstPair {
  readonly app: string;
  /** `undefined` when the files of none of its certificates lie in the folder. */
  readonly certPath: string | undefined;
  readonly keyPath: string | undefined;
}

/**
 * The newest usable pair whose files lie in the emulator's folder. Where no app exists yet, `my-app` and a pair for it
 * are made, so that the printed lines are enough to start with.
 *
 * @internal
 */
export async function firstPair(platform: Platform, folder: string): Promise<FirstPair> {
  const directory = join(folder, 'certificates');
  const known = platform.certificates();
  if (known.length === 0) {
    const { certPath, keyPath } = await platform.emulator.issueCertificate('my-app', { directory });
    return { app: 'my-app', certPath, keyPath };
  }
  const usable = known
    .filter(({ deletedAt }) => deletedAt === null)
    .sort((a, b) => b.validFrom - a.validFrom);
  for (const { appName, name } of usable) {
    const certPath = join(directory, `${name}_public.crt`);
    const keyPath = join(directory, `${name}_private.key`);
    if (existsSync(certPath) && existsSync(keyPath)) return { app: appName, certPath, keyPath };
  }
  return { app: (usable[0] ?? known[0])?.appName ?? 'my-app', certPath: undefined, keyPath: undefined };
}
