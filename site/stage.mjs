// Lays the pages out for VitePress: Korean at the root, English under /en/, from the files that GitHub and npm show as well.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { errorPages } from './error-pages.mjs';
import { menu, notOnSite } from './pages.mjs';

export const ROOT = fileURLToPath(new URL('..', import.meta.url));
export const STAGE = join(ROOT, 'site', '.pages');
export const LANGUAGES = ['ko', 'en'];

/** Every page: `{ path, source, title }`, those without a place in the menu last. Throws where a language is missing. */
export function allPages(root = ROOT) {
  const listed = menu.flatMap(({ pages }) => pages);
  const known = new Set([
    ...listed.map(({ source }) => source),
    ...notOnSite.map((file) => file.slice(0, -3)),
  ]);
  const found = readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => `docs/${file.replaceAll('\\', '/').replace(/(\.en)?\.md$/, '')}`);
  const others = [...new Set(found)]
    .filter((source) => !known.has(source))
    .map((source) => ({ path: source.slice('docs/'.length), source, title: undefined }));
  const pages = [...listed, ...others.sort((a, b) => a.path.localeCompare(b.path))];
  const missing = pages.flatMap(({ source }) =>
    LANGUAGES.map((language) => fileOf(source, language)).filter((file) => !existsSync(join(root, file))),
  );
  if (missing.length > 0) throw new Error(`These pages lack a language: ${missing.join(', ')}`);
  return pages.map((page) => ({ ...page, title: page.title ?? titlesOf(page.source, root) }));
}

/** Writes `.pages/` and returns what is in it. */
export function stage() {
  const pages = allPages();
  rmSync(STAGE, { recursive: true, force: true });
  const bySource = new Map(pages.map((page) => [page.source, page.path]));
  for (const page of pages) {
    for (const language of LANGUAGES) {
      const file = fileOf(page.source, language);
      let text = withoutTwinLink(readFileSync(join(ROOT, file), 'utf8'));
      if (page.path === 'start') text = text.replace(/^# .*$/m, `# ${page.title[language]}`);
      if (page.path === 'errors') text = withCodeLinks(text);
      write(page.path, language, withSiteLinks(text, file, page.path, language, bySource));
    }
  }
  const errors = LANGUAGES.flatMap((language) =>
    errorPages(readFileSync(join(ROOT, fileOf('docs/errors', language)), 'utf8'), language).map((page) => {
      write(
        page.path,
        language,
        withSiteLinks(page.text, `docs/errors/${page.code}.md`, page.path, language, bySource),
      );
      return { ...page, language };
    }),
  );
  for (const language of LANGUAGES) {
    write('index', language, readFileSync(join(ROOT, 'site', 'home', `index.${language}.md`), 'utf8'));
  }
  return { pages, errors };
}

export function fileOf(source, language) {
  return `${source}${language === 'en' ? '.en' : ''}.md`;
}

function titlesOf(source, root) {
  const title = (language) =>
    /^# (.+)$/m.exec(readFileSync(join(root, fileOf(source, language)), 'utf8'))?.[1] ?? source;
  return { ko: title('ko'), en: title('en') };
}

function write(path, language, text) {
  const file = join(STAGE, language === 'en' ? 'en' : '', `${path}.md`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

/** The site has a switch of its own for the language. */
function withoutTwinLink(text) {
  return text.replace(/^\[(English|한국어)\]\([^)]+\)\n+/m, '');
}

/** On the page of all codes each leads to its own. */
function withCodeLinks(text) {
  return text.replace(/^\| `(AIT_\w+)` \|/gm, '| [`$1`](errors/$1.md) |');
}

/** Links between files become links between pages; what is in the repository only is named and not linked. */
function withSiteLinks(text, file, path, language, bySource) {
  const here = posix.dirname(language === 'en' ? `en/${path}` : path);
  const link = (whole, image, label, target) => {
    if (/^[a-z]+:/.test(target) || target.startsWith('#')) return whole;
    const [name, anchor] = target.split('#');
    const from = posix.join(posix.dirname(file), decodeURIComponent(name));
    if (image) return picture(from, label);
    if (from.startsWith('docs/errors/')) return whole;
    const to = bySource.get(from.replace(/(\.en)?\.md$/, ''));
    if (to === undefined) return label;
    const up = posix.relative(here, language === 'en' ? 'en' : '') || '.';
    return `[${label}](${up}/${to}.md${anchor === undefined ? '' : `#${anchor}`})`;
  };
  return text
    .split(/(^```[\s\S]*?^```)/m)
    .map((part) =>
      part.startsWith('```') ? part : part.replace(/(!?)\[((?:[^[\]\\]|\\.)*)\]\(([^)\s]+)\)/g, link),
    )
    .join('');
}

/** A drawing becomes part of the page, so that it follows the colours of the page; a picture is copied beside it. */
function picture(from, label) {
  if (!existsSync(join(ROOT, from))) throw new Error(`There is no picture ${from}`);
  if (from.endsWith('.svg')) {
    const svg = readFileSync(join(ROOT, from), 'utf8')
      .replace(/<\?xml[^>]*>\s*/, '')
      .replaceAll(/\n\s*/g, '');
    return `<figure class="drawing" v-pre>${svg}</figure>`;
  }
  const file = join(STAGE, 'public', from);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, readFileSync(join(ROOT, from)));
  return `![${label}](/${from})`;
}
