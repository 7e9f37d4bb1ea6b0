import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

/** Which specs have a source among what they import, nearest first. */
export class SpecsFor {
  #reach = new Map();

  constructor(root) {
    this.root = root;
    this.specs = filesBelow(join(root, 'test/unit'), '.spec.ts');
  }

  /** @returns {{ near: string[], rest: string[] }} those of the room, and the others of the floor */
  of(path) {
    const [, floor, room] = relative(this.root, path).split('/');
    const floorFolder = join(this.root, 'test/unit', floor);
    const reaching = this.specs.filter(
      (spec) => spec.startsWith(floorFolder) && this.reachOf(spec).has(path),
    );
    const near = reaching.filter((spec) => spec.startsWith(join(floorFolder, room ?? '')));
    return { near, rest: reaching.filter((spec) => !near.includes(spec)) };
  }

  /** Every file that a spec imports, and itself. */
  reachOf(file, seen = new Set()) {
    const known = this.#reach.get(file);
    if (known) return known;
    const open = [file];
    for (let each = open.pop(); each; each = open.pop()) {
      if (seen.has(each)) continue;
      seen.add(each);
      open.push(...importsOf(each, this.root));
    }
    this.#reach.set(file, seen);
    return seen;
  }
}

/** Files of a kind in a folder and in those below it, sorted. */
export function filesBelow(folder, ending) {
  return readdirSync(folder, { recursive: true })
    .filter((file) => file.endsWith(ending))
    .map((file) => join(folder, file))
    .sort();
}

const IMPORT = /from '(\.[^']+\.js|nestjs-apps-in-toss)'/g;

function importsOf(file, root) {
  let text;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return [];
  }
  return [...text.matchAll(IMPORT)].map(([, name]) =>
    name === 'nestjs-apps-in-toss'
      ? join(root, 'lib/index.ts')
      : join(dirname(file), name.replace(/\.js$/, '.ts')),
  );
}
