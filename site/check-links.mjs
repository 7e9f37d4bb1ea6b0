import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

/** Follows every link of the finished site that stays on it, to the file and to the heading. */
export function checkLinks(dist) {
  const files = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.html'),
  );
  const ids = new Map();
  const idsOf = (file) => {
    if (!ids.has(file)) {
      ids.set(
        file,
        new Set(
          [...readFileSync(file, 'utf8').matchAll(/\s(?:id|name)="([^"]+)"/g)].map(([, id]) => plain(id)),
        ),
      );
    }
    return ids.get(file);
  };
  const broken = [];
  let links = 0;
  for (const file of files) {
    const page = join(dist, file);
    const html = readFileSync(page, 'utf8');
    for (const target of new Set(
      [...html.matchAll(/\s(?:href|src)="([^"]*)"/g)].map(([, each]) => plain(each)),
    )) {
      if (target === '' || /^([a-z]+:|\/\/)/.test(target)) continue;
      links += 1;
      const [path, anchor] = target.split('#');
      let to = path === '' ? page : path.startsWith('/') ? join(dist, path) : join(dirname(page), path);
      to = decodeURIComponent(to.split('?')[0]);
      if (existsSync(to) && statSync(to).isDirectory()) to = join(to, 'index.html');
      if (!existsSync(to)) broken.push(`${file}: no ${relative(dist, to)}`);
      else if (anchor && to.endsWith('.html') && !idsOf(to).has(decodeURIComponent(anchor)))
        broken.push(`${file}: no #${anchor} in ${relative(dist, to)}`);
    }
  }
  return { pages: files.length, links, broken };
}

function plain(text) {
  return text.replaceAll('&amp;', '&').replaceAll('&quot;', '"').replaceAll('&#39;', "'");
}
