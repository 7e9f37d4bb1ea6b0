import assert from 'node:assert/strict';
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { allDrawings } from '../../tools/docs/drawings.mjs';
import { checkLinks } from '../../site/check-links.mjs';
import { errorPages } from '../../site/error-pages.mjs';
import { allPages } from '../../site/stage.mjs';
import { root } from './helpers/root.mjs';
import { temporaryFolder } from './helpers/temporary-folder.mjs';

async function copyOfPages(t) {
  const folder = await temporaryFolder((end) => t.after(end));
  await cp(join(root, 'docs'), join(folder, 'docs'), { recursive: true });
  await mkdir(join(folder, 'emulator'));
  const files = ['README.md', 'README.en.md', 'emulator/README.md', 'emulator/README.en.md'];
  for (const file of files) await cp(join(root, file), join(folder, file));
  return folder;
}

test('site: every page has both languages and a title in each', () => {
  const pages = allPages();
  assert.ok(pages.length > 25);
  for (const { title } of pages) assert.ok(title.ko && title.en);
});

test('site: a page that lacks a language ends the build, one nobody listed as well', async (t) => {
  const folder = await copyOfPages(t);
  await rm(join(folder, 'docs/pay.en.md'));
  await writeFile(join(folder, 'docs/brand-new.md'), '# 새 페이지\n');
  assert.throws(() => allPages(folder), /docs\/pay\.en\.md, docs\/brand-new\.en\.md/);
});

test('site: a new page of docs/ is taken without a change of the menu', async (t) => {
  const folder = await copyOfPages(t);
  await writeFile(join(folder, 'docs/brand-new.md'), '# 새 페이지\n');
  await writeFile(join(folder, 'docs/brand-new.en.md'), '# A new page\n');
  const page = allPages(folder).find(({ path }) => path === 'brand-new');
  assert.deepEqual(page.title, { ko: '새 페이지', en: 'A new page' });
});

test('site: each code of the page of errors has a page of its own, in both languages', async () => {
  const codes = [];
  for (const language of ['ko', 'en']) {
    const text = await readFile(join(root, `docs/errors${language === 'en' ? '.en' : ''}.md`), 'utf8');
    const pages = errorPages(text, language);
    assert.equal(pages.length, text.match(/^\| `AIT_/gm).length);
    codes.push(pages.map(({ code }) => code));
  }
  assert.deepEqual(codes[0], codes[1]);
});

test('site: links to a page or a heading that is not there are found', async (t) => {
  const dist = await temporaryFolder((end) => t.after(end));
  await mkdir(join(dist, 'en'));
  await writeFile(join(dist, 'en/b.html'), '<h1 id="here">b</h1>');
  await writeFile(
    join(dist, 'a.html'),
    '<a href="en/b.html#here"></a><a href="/en/b.html#gone"></a><a href="gone.html"></a><a href="https://elsewhere.example/x"></a>',
  );
  const { links, broken } = checkLinks(dist);
  assert.equal(links, 3);
  assert.deepEqual(broken, ['a.html: no #gone in en/b.html', 'a.html: no gone.html']);
});

test('site: the drawings are those that `npm run docs:drawings` makes', async () => {
  const made = new Map(allDrawings());
  const folder = join(root, 'docs/drawings');
  assert.deepEqual((await readdir(folder)).sort(), [...made.keys()].sort());
  for (const [file, text] of made) assert.equal(await readFile(join(folder, file), 'utf8'), text, file);
});
