// npm run pin:names: writes down what both packages export, as built. Look at the difference before you commit it.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { declaredNames } from '../../test/packaging/helpers/declared-names.mjs';
import { publishedEntries } from '../../test/packaging/helpers/published-entries.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const names = {};
for (const [name, { dist, entry }] of Object.entries(await publishedEntries(root)))
  names[name] = declaredNames(join(dist, 'esm', `${entry}.d.ts`));
const file = join(root, 'test/packaging/exported-names.json');
await writeFile(file, `${JSON.stringify(names, undefined, 2)}\n`);
