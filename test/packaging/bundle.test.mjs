import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { entriesOf } from '../../tools/build/entries.mjs';
import { filesBelow, packed } from './helpers/packed.mjs';
import { root } from './helpers/root.mjs';
import { run } from './helpers/run.mjs';

const name = 'nestjs-apps-in-toss';
// Packing has just built this folder; unlike the unpacked copy it can resolve its peers.
const dist = (half) => packed(name) && join(root, 'dist', half);
const entries = await entriesOf(join(root, 'package.json'));

for (const half of ['esm', 'cjs']) {
  test(`dist/${half} holds one file per entry point, and what several of them share`, async () => {
    const files = await filesBelow(join(packed(name).folder, 'dist', half));
    const programs = files.filter((file) => file.endsWith('.js') && !file.startsWith('shared/'));
    assert.deepEqual(
      programs.toSorted(),
      Object.values(entries)
        .map((entry) => `${entry}.js`)
        .toSorted(),
    );
  });

  test(`dist/${half}: classes and functions keep their names`, async () => {
    const module =
      half === 'esm'
        ? await import(pathToFileURL(join(dist(half), 'index.js')).href)
        : createRequire(import.meta.url)(join(dist(half), 'index.js'));
    const named = Object.entries(module).filter(([, value]) => String(value).startsWith('class '));
    assert.ok(named.length > 10);
    for (const [exported, value] of named) assert.equal(value.name, exported);
    // Those inside as well: a bundler gives a class that names itself another name, which stack traces would show.
    for (const file of await filesBelow(dist(half))) {
      if (!file.endsWith('.js')) continue;
      assert.doesNotMatch(await readFile(join(dist(half), file), 'utf8'), /\bclass _/, file);
    }
  });

  test(`dist/${half}: a stack trace leads to the sources`, async () => {
    const file = join(dist(half), 'index.js');
    const program = `
      const load = ${half === 'esm'} ? import(${JSON.stringify(pathToFileURL(file).href)}) : Promise.resolve(require(${JSON.stringify(file)}));
      load.then((m) => { try { new m.ClientCertificate(); } catch (error) { console.log(error.stack); } });
    `;
    const { stdout } = await run(process.execPath, ['--enable-source-maps', '-e', program]);
    assert.match(stdout, /lib\/[\w/.-]+\.ts:\d+/);
  });
}

test('source maps hold the sources they speak of', async () => {
  let count = 0;
  for (const file of (await filesBelow(dist('esm'))).filter((each) => each.endsWith('.js.map'))) {
    const { sources, sourcesContent } = JSON.parse(await readFile(join(dist('esm'), file), 'utf8'));
    assert.equal(sourcesContent.length, sources.length);
    assert.ok(sourcesContent.every((text) => typeof text === 'string'));
    count += sources.length;
  }
  assert.ok(count > 100);
});
