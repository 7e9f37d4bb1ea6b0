import { readFileSync } from 'node:fs';

/** Of the package, which lies two folders above what is built from this. */
export function packageVersion(): string {
  const manifest = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(manifest) as { version: string }).version;
}
