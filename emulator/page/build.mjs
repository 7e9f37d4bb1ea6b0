// Builds the console page into ../dist/page: one script, one style sheet, the frame and the icon. No network, no CDN.
import { build, context } from 'esbuild';
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { parse } from 'yaml';

/** What the page may weigh, compressed. */
const MOST_KILOBYTES = 150;

const here = dirname(fileURLToPath(import.meta.url));
const out = join(here, '../dist/page');
const options = {
  entryPoints: { console: join(here, 'src/main.tsx') },
  outdir: out,
  bundle: true,
  minify: true,
  format: 'esm',
  target: ['chrome109', 'firefox115', 'safari16.4'],
  jsx: 'automatic',
  jsxImportSource: 'preact',
  legalComments: 'none',
  logLevel: 'warning',
};

await mkdir(out, { recursive: true });
for (const file of ['index.html', 'icon.svg']) await copyFile(join(here, file), join(out, file));
// The document that the server goes by, for the room that shows it.
const contract = parse(await readFile(join(here, '../openapi.yaml'), 'utf8'));
await writeFile(join(out, 'openapi.json'), JSON.stringify(contract));
if (process.argv.includes('--watch')) {
  await (await context(options)).watch();
} else {
  await build(options);
  const files = await Promise.all(
    ['index.html', 'icon.svg', 'console.js', 'console.css', 'openapi.json'].map((file) =>
      readFile(join(out, file)),
    ),
  );
  const kilobytes = files.reduce((sum, bytes) => sum + gzipSync(bytes).length, 0) / 1024;
  console.log(`page: ${kilobytes.toFixed(1)} kB compressed`);
  if (kilobytes > MOST_KILOBYTES) {
    throw new Error(
      `The page has grown to ${kilobytes.toFixed(1)} kB compressed; ${MOST_KILOBYTES} is the most`,
    );
  }
}
