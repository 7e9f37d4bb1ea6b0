import assert from 'node:assert/strict';
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packageNames, packed } from './packed.mjs';
import { root } from './root.mjs';
import { run } from './run.mjs';

const templates = join(root, 'test/packaging/consumers');
// What `npm run` and `node --test` tell their children, apart from how to reach the registry.
const INHERITED =
  /^(npm_(?!config_(registry|cache|userconfig|proxy|https_proxy|cafile)$)|NODE_(?!EXTRA_CA)|INIT_CWD)/;
const INSTALL = [
  'install',
  '--prefer-offline',
  '--no-package-lock',
  '--ignore-scripts',
  '--no-audit',
  '--no-fund',
];

/** A project of its own outside the repository, with the packed tarballs installed like any other package. */
export async function installConsumer(name, parent) {
  const folder = join(parent, name);
  await cp(join(templates, 'shared'), folder, { recursive: true });
  await cp(join(templates, name), folder, { recursive: true });

  const manifest = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  for (const each of packageNames) manifest.dependencies[each] = `file:${packed(each).tarball}`;
  await writeFile(join(folder, 'package.json'), JSON.stringify(manifest));

  await succeed('npm', INSTALL, folder);
  return folder;
}

/** Compiles the consumer with the compiler of this repository. */
export async function compile(folder) {
  await succeed(
    process.execPath,
    [join(root, 'node_modules/typescript/bin/tsc'), '-p', 'tsconfig.json'],
    folder,
  );
}

/** Runs a script of the consumer and gives what it printed as its last line. */
export async function lastLineOf(folder, script) {
  const { stdout } = await succeed(process.execPath, [script], folder);
  return JSON.parse(stdout.trimEnd().split('\n').at(-1));
}

/** Runs a program as a user would, and expects it to end well. */
export async function succeed(file, args, cwd) {
  const result = await run(file, args, { cwd, env: npmEnvironment() });
  assert.equal(result.code, 0, `${args.join(' ')}\n${result.stdout}\n${result.stderr}`);
  return result;
}

/** This process's, without what npm and the test runner said to it. */
export function npmEnvironment() {
  return Object.fromEntries(Object.entries(process.env).filter(([key]) => !INHERITED.test(key)));
}
