import { join } from 'node:path';
import { entriesOf } from '../../../tools/build/entries.mjs';

/** Every entry point that users can import, by the name they import it by, and where its build is. */
export async function publishedEntries(root) {
  const found = {};
  for (const [packageName, folder] of [
    ['nestjs-apps-in-toss', root],
    ['apps-in-toss-emulator', join(root, 'emulator')],
  ]) {
    const entries = await entriesOf(join(folder, 'package.json'));
    for (const [subpath, entry] of Object.entries(entries)) {
      found[packageName + subpath.slice(1)] = { packageName, dist: join(folder, 'dist'), entry };
    }
  }
  return found;
}
