import { readFile } from 'node:fs/promises';

/**
 * The entry points of a package, read off its `exports`: `./dist/esm/redis/index.js` is made of `redis/index`. One list,
 * so that what is built and what is published cannot differ.
 *
 * @returns `{ './redis': 'redis/index' }`
 */
export async function entriesOf(manifestFile) {
  const { exports } = JSON.parse(await readFile(manifestFile, 'utf8'));
  const conditional = Object.entries(exports).filter(([, target]) => typeof target === 'object');
  return Object.fromEntries(
    conditional.map(([subpath, target]) => [
      subpath,
      target.import.default.replace('./dist/esm/', '').replace(/\.js$/, ''),
    ]),
  );
}
