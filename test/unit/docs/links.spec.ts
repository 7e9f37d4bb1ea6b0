import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pages, prose, readPage, ROOT } from './markdown-pages.js';

/** What a page links to inside this repository. */
function links(page: string): string[] {
  const targets = [...prose(page).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target ?? '');
  return targets.filter((target) => !/^[a-z]+:/.test(target));
}

/** The names GitHub gives to the headings of a page. */
function anchors(page: string): Set<string> {
  const seen = new Map<string, number>();
  const names = [...readPage(page).matchAll(/^#{1,6} (.+)$/gm)].map(([, title = '']) => {
    const name = title
      .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\p{M}\s_-]/gu, '')
      .replace(/\s/g, '-');
    const times = seen.get(name) ?? 0;
    seen.set(name, times + 1);
    return times === 0 ? name : `${name}-${times}`;
  });
  return new Set(names);
}

describe('links between pages', () => {
  const all = pages().flatMap((page) => links(page).map((target) => [page, target] as const));

  it('there are some', () => {
    expect(all.length).toBeGreaterThan(20);
  });

  it.each(all)('%s → %s', (page, target) => {
    const [path = '', anchor] = target.split('#');
    const file = path === '' ? page : join(dirname(page), decodeURIComponent(path));
    expect(existsSync(join(ROOT, file))).toBe(true);
    if (anchor !== undefined) expect([...anchors(file)]).toContain(decodeURIComponent(anchor));
  });
});
