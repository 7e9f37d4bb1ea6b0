import assert from 'node:assert/strict';
import { readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { filesBelow, packageNames, packed } from './helpers/packed.mjs';

const WANTED = {
  'nestjs-apps-in-toss': [
    'CHANGELOG.md',
    'CONTRIBUTING.md',
    'LICENSE',
    'README.en.md',
    'README.md',
    'SECURITY.md',
    'alerts/apps-in-toss.rules.yml',
    'docs/images/dashboard.png',
    'grafana/apps-in-toss.json',
    'package.json',
  ],
  'apps-in-toss-emulator': ['LICENSE', 'README.en.md', 'README.md', 'openapi.yaml', 'package.json'],
};
const BUILT =
  /^dist\/(esm|cjs)\/.+\.(js|js\.map|d\.ts|html|css|svg)$|^dist\/cjs\/package\.json$|^dist\/page\/[\w.]+$|^dist\/command\/(rooms\/)?[\w.-]+\.js$|^dist\/schematics\/(nest-add\.cjs|collection\.json|nest-add\.schema\.json)$/;
const PAGE = /^docs\/([\w-]+\/)?[\w.-]+\.md$|^docs\/drawings\/[\w.-]+\.svg$/;
const SPEC = /(^|\/)(test|tests|fixtures)\/|[.-]spec\.|\.test\./;
const KEY = /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----[\s\\nr]*[A-Za-z0-9+/=]{16}/;
/** What the emulator's README shows and links to: pictures of its console, sources in other languages. */
const SHOWN =
  /^images\/console-[a-z]+\.png$|^examples\/(README(\.en)?\.md|[a-z]+\/\w+\.(cpp|csproj|cs|sh|go|java|mjs|py))$/;

for (const name of packageNames) {
  test(`${name}: the tarball holds the build and the papers, and nothing else`, async () => {
    const files = await filesBelow(packed(name).folder);
    const papers = files.filter((file) => ![BUILT, PAGE, SHOWN].some((each) => each.test(file)));
    assert.deepEqual(papers, WANTED[name]);
    assert.deepEqual(
      files.filter((file) => SPEC.test(file)),
      [],
    );
  });

  test(`${name}: what its pages link to is in the tarball`, async () => {
    const { folder } = packed(name);
    const pages = (await filesBelow(folder)).filter((file) => file.endsWith('.md'));
    const lost = [];
    for (const page of pages) {
      const text = (await readFile(join(folder, page), 'utf8')).replace(/^```[\s\S]*?^```/gm, '');
      for (const [, target] of text.matchAll(/\]\(([^)\s#]+)[^)]*\)/g)) {
        if (/^[a-z]+:/.test(target)) continue;
        const there = await stat(join(folder, dirname(page), target)).catch(() => undefined);
        if (!there) lost.push(`${page}: ${target}`);
      }
    }
    assert.deepEqual(lost, []);
  });

  test(`${name}: no file in the tarball holds a private key`, async () => {
    const { folder } = packed(name);
    for (const file of await filesBelow(folder)) {
      assert.doesNotMatch(await readFile(join(folder, file), 'utf8'), KEY, file);
    }
  });

  test(`${name}: every path in package.json exists`, async () => {
    const { folder, manifest } = packed(name);
    const paths = [manifest.main, manifest.types, ...leaves(manifest.exports), ...leaves(manifest.bin)];
    assert.ok(paths.length >= 6);
    for (const path of paths) assert.ok((await stat(join(folder, path))).isFile(), path);
  });

  test(`${name}: what it weighs`, async (t) => {
    const { folder, tarball, manifest } = packed(name);
    const files = await filesBelow(folder);
    const kilobytes = (await stat(tarball)).size / 1024;
    const dependencies = Object.keys(manifest.dependencies ?? {});
    t.diagnostic(
      `${kilobytes.toFixed(1)} kB, ${files.length} files, ${dependencies.length} runtime dependencies`,
    );
    assert.ok(
      kilobytes < 2048, // two thirds of it are source maps with their sources
      `the tarball has grown to ${kilobytes.toFixed(1)} kB: is everything in it meant to be?`,
    );
  });
}

function leaves(value) {
  if (typeof value === 'string') return [value];
  return Object.values(value ?? {}).flatMap(leaves);
}
