import { readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path/posix';
import { SourceFile } from '../syntax/source-file.js';
import { pathAliases, type PathAlias } from './path-aliases.js';

const ENDINGS = ['', '.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs'];

/** A file that looks like source and could not be parsed: it was not scanned, and that has to be said. */
export interface UnreadFile {
  readonly file: string;
  readonly reason: string;
}

/** The files of the scanned folder. They are parsed when something asks for them, once. */
export class Project {
  readonly unread: UnreadFile[] = [];
  private readonly sources = new Map<string, SourceFile | undefined>();
  private readonly texts = new Map<string, string>();
  private readonly known: ReadonlySet<string>;
  private readonly aliases: readonly PathAlias[];

  constructor(
    readonly folder: string,
    /** Relative to the folder, with `/`. */
    readonly paths: readonly string[],
  ) {
    this.known = new Set(paths);
    this.aliases = this.known.has('tsconfig.json') ? pathAliases(this.text('tsconfig.json')) : [];
  }

  text(path: string): string {
    const known = this.texts.get(path);
    if (known !== undefined) return known;
    const text = readFileSync(`${this.folder}/${path}`, 'utf8');
    this.texts.set(path, text);
    return text;
  }

  source(path: string): SourceFile | undefined {
    if (!this.sources.has(path)) this.sources.set(path, this.parse(path));
    return this.sources.get(path);
  }

  /** The file of this project that an import means; none for packages. */
  imported(from: SourceFile, specifier: string): SourceFile | undefined {
    const candidates = specifier.startsWith('.')
      ? [join(dirname(from.path), specifier)]
      : this.aliases.flatMap((alias) => alias(specifier));
    for (const candidate of candidates) {
      const path = this.find(normalize(candidate));
      if (path !== undefined) return this.source(path);
    }
    return undefined;
  }

  private find(base: string): string | undefined {
    // TypeScript says `./x.js` and means `./x.ts`.
    const stems = [base, base.replace(/\.([cm]?)jsx?$/, (_, kind: string) => `.${kind}ts`)];
    const tried = stems.flatMap((stem) => [
      ...ENDINGS.map((ending) => stem + ending),
      ...ENDINGS.slice(1).map((ending) => `${stem}/index${ending}`),
    ]);
    return tried.find((path) => this.known.has(path) && /\.[cm]?[jt]sx?$/.test(path));
  }

  private parse(path: string): SourceFile | undefined {
    try {
      return new SourceFile(path, this.text(path));
    } catch (error) {
      this.unread.push({ file: path, reason: (error as Error).message });
      return undefined;
    }
  }
}
