// npm run build: types by tsc, and each entry point as one file per module kind, by esbuild from what tsc wrote (which
// knows decorators and their metadata). Importing two hundred small files costs a process more than running them.
import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { build } from 'esbuild';
import { entriesOf } from './entries.mjs';

const MODULES = 'dist/.modules';
const entries = Object.values(await entriesOf('package.json'));

// What several entry points use (a class that is an injection token, a registry of errors) must be there only once.
const shared = {
  bundle: true,
  packages: 'external',
  platform: 'node',
  target: 'node20.19',
  sourcemap: 'linked',
  sourcesContent: true,
  // White space only: names stay as they are in the sources, in stack traces as well.
  minifyWhitespace: true,
  minifySyntax: true,
  // Not keepNames: it would name every closure again each time one is made, which costs a call a tenth of its time.
  keepNames: false,
  charset: 'utf8',
  legalComments: 'none',
  logLevel: 'warning',
};

await build({
  ...shared,
  entryPoints: Object.fromEntries(entries.map((entry) => [entry, join(MODULES, `${entry}.js`)])),
  format: 'esm',
  splitting: true,
  chunkNames: 'shared/[hash]',
  outdir: 'dist/esm',
});
// esbuild splits ESM only, so CommonJS is made of the split files, one for one.
const built = (await readdir('dist/esm', { recursive: true })).filter((file) => file.endsWith('.js'));
for (const file of built) await nameClasses(join('dist/esm', file));
await build({
  ...shared,
  bundle: false,
  packages: undefined,
  entryPoints: built.map((file) => join('dist/esm', file)),
  format: 'cjs',
  outbase: 'dist/esm',
  outdir: 'dist/cjs',
});
await writeFile('dist/cjs/package.json', `${JSON.stringify({ type: 'commonjs' })}\n`);

// The command: a start of its own, and each subcommand a file that is read when it is called.
const command = await build({
  ...shared,
  // What it needs it brings along (the parser of `scan`); a compiler is used where there is one.
  packages: 'bundle',
  external: ['typescript'],
  entryPoints: { 'apps-in-toss': 'command/main.ts' },
  format: 'esm',
  splitting: true,
  chunkNames: 'rooms/[name]-[hash]',
  outdir: 'dist/command',
  sourcemap: false,
  metafile: true,
});
refuseImports(command.metafile, ['typescript']);

// `nest add`: one CommonJS file, which the Nest CLI requires from its own copy of the devkit.
const schematic = await build({
  ...shared,
  packages: 'bundle',
  entryPoints: { 'nest-add': 'schematic/nest-add.ts' },
  format: 'cjs',
  outExtension: { '.js': '.cjs' },
  outdir: 'dist/schematics',
  sourcemap: false,
  metafile: true,
});
refuseImports(schematic.metafile, []);
for (const file of ['collection.json', 'nest-add.schema.json']) {
  await cp(join('schematic', file), join('dist/schematics', file));
}

for (const half of ['esm', 'cjs']) {
  await cp(MODULES, join('dist', half), {
    recursive: true,
    filter: (file) => !/\.js(\.map)?$/.test(file),
  });
}
await rm(MODULES, { recursive: true });
// Its types were needed to compile lib/testing; it is a package of its own.
await rm('dist/.emulator', { recursive: true });

/**
 * A class that names itself becomes `var Line = class _Line` in a bundle, and stack traces would show that name. A blank
 * takes the place of the mark, so that source maps stay right.
 */
async function nameClasses(file) {
  const code = await readFile(file, 'utf8');
  const named = [...code.matchAll(/\b([A-Za-z]\w*)=class _\1\b/g)].map(([, name]) => name);
  if (named.length === 0) return;
  const inside = new RegExp(`(?<![\\w$.#])_(?=(?:${named.join('|')})\\b)`, 'g');
  await writeFile(file, code.replace(inside, ' '));
}

/** The command has to run where nothing is installed: only `node:` modules, and what is loaded if it is there. */
function refuseImports({ outputs }, optional) {
  const imports = Object.values(outputs).flatMap((output) => output.imports.filter((each) => each.external));
  const odd = imports.filter(({ path, kind }) => {
    return !isBuiltin(path) && !(kind === 'dynamic-import' && optional.includes(path));
  });
  if (odd.length > 0)
    throw new Error(`the command must not import ${odd.map(({ path }) => path).join(', ')}`);
}
