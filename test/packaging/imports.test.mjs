import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { test } from 'node:test';
import ts from 'typescript';
import { filesBelow } from './helpers/packed.mjs';
import { root } from './helpers/root.mjs';

const sources = { 'package.json': 'lib', 'emulator/package.json': 'emulator/src' };

for (const [manifestFile, folder] of Object.entries(sources)) {
  test(`${folder}: every package that is imported is declared in ${manifestFile}`, async () => {
    const manifest = JSON.parse(await readFile(join(root, manifestFile), 'utf8'));
    const declared = new Set(Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies }));
    const undeclared = (await importsIn(folder)).filter(
      ({ name }) => !name.startsWith('node:') && !declared.has(name),
    );
    assert.deepEqual(undeclared, []);
  });

  test(`${folder}: every dependency is imported`, async () => {
    const manifest = JSON.parse(await readFile(join(root, manifestFile), 'utf8'));
    const used = new Set((await importsIn(folder)).map(({ name }) => name));
    const idle = Object.keys(manifest.dependencies ?? {}).filter((name) => !used.has(name));
    assert.deepEqual(idle, []);
  });

  test(`${manifestFile}: docs/architecture.md says why each dependency is there`, async () => {
    const manifest = JSON.parse(await readFile(join(root, manifestFile), 'utf8'));
    const text = await readFile(join(root, 'docs/architecture.md'), 'utf8');
    const unexplained = Object.keys(manifest.dependencies ?? {}).filter(
      (name) => !text.includes(`\`${name}\``),
    );
    assert.deepEqual(unexplained, []);
  });
}

async function importsIn(folder) {
  const found = [];
  for (const file of await filesBelow(join(root, folder))) {
    if (!file.endsWith('.ts')) continue;
    const { importedFiles } = ts.preProcessFile(await readFile(join(root, folder, file), 'utf8'), true, true);
    for (const { fileName } of importedFiles) {
      if (!fileName.startsWith('.')) found.push({ file: `${folder}/${file}`, name: packageOf(fileName) });
    }
  }
  return found;
}

function packageOf(specifier) {
  // `fs` stays `fs`, which no manifest declares: Node's own modules are written `node:fs` here.
  if (specifier.startsWith('node:') || builtinModules.includes(specifier)) return specifier;
  const [scope, name] = specifier.split('/');
  return scope.startsWith('@') ? `${scope}/${name}` : scope;
}
