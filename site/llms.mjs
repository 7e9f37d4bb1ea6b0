import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { menu } from './pages.mjs';
import { fileOf, ROOT, STAGE } from './stage.mjs';

/** `llms.txt` (a list of the pages) and `llms-full.txt` (all of them in one), in English, for programs that read docs. */
export function writeLlms(dist, pages, errors) {
  const groups = grouped(pages, groupOf);
  const lines = [
    '# nestjs-apps-in-toss',
    '',
    '> NestJS module for the Apps in Toss (앱인토스) partner API over mutual TLS: certificates that rotate without a restart, typed client, payments and points that never go out twice, health, and a local emulator for development and tests. Not an official package of Toss.',
    '',
    'Every page is also there in Korean: the same path without `/en`. The full text of all pages is in [llms-full.txt](/llms-full.txt).',
  ];
  for (const [group, members] of groups) {
    lines.push('', `## ${group}`, '');
    for (const page of members)
      lines.push(`- [${page.title.en}](/en/${page.path}.html): ${firstSentence(page)}`);
  }
  lines.push(
    '',
    '## Reference',
    '',
    '- [API reference](/reference/index.html): every exported name, from the types',
  );
  writeFileSync(join(dist, 'llms.txt'), `${lines.join('\n')}\n`);
  const full = pages.map(({ path }) => readFileSync(join(STAGE, 'en', `${path}.md`), 'utf8').trim());
  writeFileSync(
    join(dist, 'llms-full.txt'),
    `${full.join('\n\n---\n\n').replaceAll(/<figure[\s\S]*?<\/figure>\n?/g, '')}\n`,
  );
  return errors.length;
}

function groupOf(page) {
  return menu.find((group) => group.pages.some(({ path }) => path === page.path))?.title.en ?? 'More';
}

function grouped(list, keyOf) {
  const groups = new Map();
  for (const each of list) groups.set(keyOf(each), [...(groups.get(keyOf(each)) ?? []), each]);
  return groups;
}

/** The first sentence of prose on the page. */
function firstSentence({ source }) {
  const text = readFileSync(join(ROOT, fileOf(source, 'en')), 'utf8').replace(/^```[\s\S]*?^```/gm, '');
  const prose =
    text.split('\n\n').find((part) => /^[A-Z*`]/.test(part.trim()) && !part.startsWith('|')) ?? '';
  const plain = prose
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll('\n', ' ')
    .replaceAll('**', '');
  return /^.*?[.:](?=\s|$)/.exec(plain)?.[0].replace(/:$/, '.') ?? plain;
}
