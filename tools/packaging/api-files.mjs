import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where the accepted reports are: one text for each entry point. */
export const apiFolder = fileURLToPath(new URL('../../test/packaging/api/', import.meta.url));

/** `nestjs-apps-in-toss/redis` is in `nestjs-apps-in-toss.redis.api.txt`. */
export function apiFile(entryName) {
  return join(apiFolder, `${entryName.replaceAll('/', '.')}.api.txt`);
}
