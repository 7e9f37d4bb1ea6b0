import { parse, type ParserPlugin } from '@babel/parser';
import type * as t from '@babel/types';
import { Scopes } from './scopes.js';
import { Tree } from './tree.js';

/** An expression and the file it stands in. */
export interface Site<N extends t.Node = t.Node> {
  readonly node: N;
  readonly file: SourceFile;
}

/** One file of the scanned project, parsed. What rules ask of it is answered from one walk over its tree. */
export class SourceFile extends Tree {
  readonly scopes: Scopes;
  private readonly ignores: ReadonlyMap<number, string>;

  /** @throws SyntaxError for what is neither JavaScript nor TypeScript */
  constructor(
    /** Relative to the scanned folder, with `/`. */
    readonly path: string,
    readonly text: string,
  ) {
    const tree = parse(text, {
      sourceType: 'unambiguous',
      errorRecovery: true,
      allowReturnOutsideFunction: true,
      allowAwaitOutsideFunction: true,
      allowUndeclaredExports: true,
      allowImportExportEverywhere: true,
      attachComment: false,
      plugins: pluginsFor(path),
    });
    super(tree.program);
    this.scopes = new Scopes(this);
    this.ignores = new Map(
      (tree.comments ?? []).flatMap(({ value, loc }) => {
        const codes = /ait-scan-ignore((?:[\s,]+AIT-S\d+)*)/.exec(value);
        return codes && loc ? [[loc.end.line, codes[1] ?? ''] as const] : [];
      }),
    );
  }

  /** `// ait-scan-ignore AIT-S004` on the line, or on the one before it. */
  isIgnored(code: string, line: number): boolean {
    return [line, line - 1].some((each) => {
      const codes = this.ignores.get(each);
      return codes !== undefined && (codes.trim() === '' || codes.includes(code));
    });
  }
}

function pluginsFor(path: string): ParserPlugin[] {
  if (/\.[cm]?ts$/.test(path)) return ['typescript', 'decorators-legacy'];
  if (path.endsWith('.tsx')) return ['typescript', 'jsx', 'decorators-legacy'];
  return ['jsx', 'flow', 'decorators-legacy'];
}
