import { access, constants } from 'node:fs/promises';
import { NODE_22 } from '../../services/rig/assert-installed.mjs';

/** Fails, never skips, and says what is missing. */
export default async function assertNode() {
  await access(NODE_22, constants.X_OK).catch(() => {
    throw new Error('a Node with SQLite is not installed. First: npm run services:install (Debian, as root)');
  });
}
