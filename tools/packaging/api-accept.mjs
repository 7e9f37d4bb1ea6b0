// npm run api:accept: writes down the public types of both packages, as built. Look at the difference before you commit
// it: what is gone or narrower breaks users.
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { publishedEntries } from '../../test/packaging/helpers/published-entries.mjs';
import { apiFile, apiFolder } from './api-files.mjs';
import { apiReports } from './api-report.mjs';

const reports = apiReports(await publishedEntries(fileURLToPath(new URL('../..', import.meta.url))));
await mkdir(apiFolder, { recursive: true });
const wanted = new Set(Object.keys(reports).map(apiFile));
for (const file of await readdir(apiFolder))
  if (!wanted.has(join(apiFolder, file))) await rm(join(apiFolder, file));
for (const [name, text] of Object.entries(reports)) await writeFile(apiFile(name), text);
