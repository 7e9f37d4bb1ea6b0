// `npm run docs:build`: pages, API reference, llms.txt and the check of every link, into site/dist.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vitepress';
import { checkLinks } from './check-links.mjs';
import { writeLlms } from './llms.mjs';
import { ROOT, stage } from './stage.mjs';

const site = join(ROOT, 'site');
const dist = join(site, 'dist');
const since = Date.now();
const told = (what) => console.log(`${((Date.now() - since) / 1000).toFixed(1)} s  ${what}`);

rmSync(dist, { recursive: true, force: true });
// Beside VitePress, in a process of its own: each keeps one core busy.
const reference = spawn(process.execPath, [join(site, 'reference.mjs'), join(site, '.cache', 'reference')], {
  stdio: 'inherit',
});
const referenceEnd = once(reference, 'exit');
const { pages, errors } = stage();
told(`${pages.length} pages and ${errors.length / 2} error codes, in two languages`);
await build(site);
told('VitePress');
const [code] = await referenceEnd;
if (code !== 0) throw new Error(`TypeDoc ended with ${code}`);
cpSync(join(site, '.cache', 'reference'), join(dist, 'reference'), { recursive: true });
told('API reference');
writeLlms(dist, pages, errors);
cpSync(join(ROOT, 'LICENSE'), join(dist, 'LICENSE.txt'));
const checked = checkLinks(dist);
told(`${checked.links} links on ${checked.pages} pages`);
if (checked.broken.length > 0) {
  console.error(checked.broken.join('\n'));
  process.exitCode = 1;
}
