import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** What others wrote, or what was made of the sources. */
const SKIPPED = new Set([
  'node_modules',
  'dist',
  'build',
  'out',
  'coverage',
  'vendor',
  '.git',
  '.next',
  '.nuxt',
  '.output',
  '.turbo',
  '.vercel',
  '.yarn',
  '.cache',
]);
/** Longer ones are bundles, and nobody wrote them by hand. */
const LONGEST = 512 * 1024;
const WANTED =
  /\.[cm]?[jt]sx?$|(^|\/)(package\.json|tsconfig\.json|\.env[\w.-]*|Dockerfile[\w.-]*|Procfile|Makefile)$|\.(Dockerfile|sh|bash|ya?ml|toml)$/;

/** The files below a folder that rules read, sorted, with `/` between the parts. */
export function listFiles(folder: string, isIgnored: (path: string) => boolean): string[] {
  const found: string[] = [];
  const visit = (below: string): void => {
    for (const entry of readdirSync(join(folder, below), { withFileTypes: true })) {
      const path = below === '' ? entry.name : `${below}/${entry.name}`;
      if (entry.isDirectory()) {
        if (!SKIPPED.has(entry.name) && !isIgnored(`${path}/`)) visit(path);
      } else if (entry.isFile() && WANTED.test(path) && !isMinified(path) && !isIgnored(path)) {
        if (statSync(join(folder, path)).size <= LONGEST) found.push(path);
      }
    }
  };
  visit('');
  return found.sort();
}

function isMinified(path: string): boolean {
  return /\.min\.[cm]?js$/.test(path);
}
