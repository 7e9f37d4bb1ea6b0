// npm run pin:names: writes down what both packages export, as built. Look at the difference before you commit it.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { declaredNames } from '../../test/packaging/helpers/declared-names.mjs';
import { publishedEntries } from '../../test/packaging/helpers/published-entries.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const files = Object.entries(await publishedEntries(root)).map(([name, { dist, entry }]) => {
  return [name, join(dist, 'esm', `${entry}.d.ts`)];
});
const declared = declaredNames(files.map(([, file]) => file));
const names = Object.fromEntries(files.map(([name, file]) => [name, declared.get(file)]));
const file = join(root, 'test/packaging/exported-names.json');
await writeFile(file, `${JSON.stringify(names, undefined, 2)}\n`);
