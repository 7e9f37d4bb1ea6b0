import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { FileReply } from './console-route.js';

const types: Readonly<Record<string, string>> = {
  'index.html': 'text/html; charset=utf-8',
  'console.js': 'text/javascript; charset=utf-8',
  'console.css': 'text/css; charset=utf-8',
  'icon.svg': 'image/svg+xml',
  'openapi.json': 'application/json; charset=utf-8',
};

/** The built page. Only the names above exist, so that no path can lead out of the folder. @internal */
export class PageFiles {
  constructor(private readonly folder: string) {}

  async find(path: string): Promise<FileReply | undefined> {
    const name = path === '/' ? 'index.html' : path.slice(1);
    const type = Object.hasOwn(types, name) ? types[name] : undefined;
    if (type === undefined) return undefined;
    return new FileReply(name, type, await readFile(join(this.folder, name)));
  }
}
