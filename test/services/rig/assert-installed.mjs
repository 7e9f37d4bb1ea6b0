import { access, constants, readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const here = (path) => fileURLToPath(new URL(`../node_modules/${path}`, import.meta.url));

/** A Node that has SQLite. */
export const NODE_22 = here(`node-linux-${process.arch}/bin/node`);

/** Fails, never skips, and says what is missing. */
export default async function assertInstalled() {
  const [postgres = '?'] = await readdir('/usr/lib/postgresql').catch(() => []);
  const wanted = {
    'redis-server': '/usr/bin/redis-server',
    postgresql: `/usr/lib/postgresql/${postgres}/bin/postgres`,
    'mariadb-server': '/usr/sbin/mariadbd',
    'Node 22': NODE_22,
    'better-sqlite3': here('better-sqlite3/package.json'),
    Prisma: here('.prisma/client/index.js'),
  };
  const missing = [];
  for (const [name, path] of Object.entries(wanted)) {
    const mode = /\.js(on)?$/.test(path) ? constants.R_OK : constants.X_OK;
    await access(path, mode).catch(() => missing.push(name));
  }
  if (missing.length > 0)
    throw new Error(
      `not installed: ${missing.join(', ')}. First: npm run services:install (Debian, as root)`,
    );
}
