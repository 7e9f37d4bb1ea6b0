// Takes pictures of three pages of the docs site, wide, narrow and dark: `npm run docs:pictures` (wants docs:build, and a Chromium).
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const dist = fileURLToPath(new URL('../../site/dist/', import.meta.url));
const folder = fileURLToPath(new URL('../../docs/pictures/', import.meta.url));
const types = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
};
const pages = [
  ['start', 'start.html'],
  ['rotation', 'rotation.html#교체하는-날'],
  ['money-english', 'en/money.html'],
];
const looks = [
  ['wide', { viewport: { width: 1280, height: 860 }, colorScheme: 'light' }],
  ['narrow', { viewport: { width: 390, height: 780 }, colorScheme: 'light' }],
  ['dark', { viewport: { width: 1280, height: 860 }, colorScheme: 'dark' }],
];

const server = createServer(async (request, response) => {
  const path = normalize(new URL(request.url, 'http://site').pathname);
  const file = join(dist, path.endsWith('/') ? `${path}index.html` : path);
  if (!existsSync(file)) return response.writeHead(404).end();
  response.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream' });
  response.end(await readFile(file));
}).listen(0, '127.0.0.1');
await once(server, 'listening');
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
try {
  await mkdir(folder, { recursive: true });
  for (const [look, settings] of looks) {
    const context = await browser.newContext(settings);
    const page = await context.newPage();
    for (const [name, path] of pages) {
      await page.goto(`http://127.0.0.1:${server.address().port}/${path}`, { waitUntil: 'networkidle' });
      await page.locator('.vp-doc h1').waitFor();
      const file = `${folder}${name}-${look}.png`;
      await page.screenshot({ path: file, animations: 'disabled' });
      // A page of few colours needs no more than 64 of them.
      spawnSync('pngquant', ['--force', '--skip-if-larger', '--output', file, '64', file]);
      console.log(file);
    }
    await context.close();
  }
} finally {
  await browser.close();
  server.close();
}
