import type { Project } from '../reading/project.js';
import { isCall } from '../syntax/kinds.js';
import type { SourceFile } from '../syntax/source-file.js';

/** Which files of a project import which. */
export class ImportGraph {
  private readonly down = new Map<SourceFile, Set<SourceFile>>();
  private readonly up = new Map<SourceFile, Set<SourceFile>>();

  constructor(project: Project, files: readonly SourceFile[]) {
    for (const file of files) {
      for (const specifier of specifiersOf(file)) {
        const to = project.imported(file, specifier);
        if (!to || to === file) continue;
        add(this.down, file, to);
        add(this.up, to, file);
      }
    }
  }

  /** What a file imports, and what imports it. */
  neighbours(file: SourceFile): SourceFile[] {
    return [...(this.down.get(file) ?? []), ...(this.up.get(file) ?? [])];
  }

  /** The file, everything that uses it, and everything that those use. */
  family(file: SourceFile): Set<SourceFile> {
    const above = reached([file], this.up);
    return reached(above, this.down);
  }
}

function specifiersOf(file: SourceFile): string[] {
  const required = file.all('CallExpression').flatMap((call) => {
    const [argument] = call.arguments;
    const isRequire =
      isCall(call) &&
      (call.callee.type === 'Import' ||
        (call.callee.type === 'Identifier' && call.callee.name === 'require'));
    return isRequire && argument?.type === 'StringLiteral' ? [argument.value] : [];
  });
  const declared = [
    ...file.all('ImportDeclaration'),
    ...file.all('ExportNamedDeclaration'),
    ...file.all('ExportAllDeclaration'),
  ];
  return [...required, ...declared.flatMap(({ source }) => (source ? [source.value] : []))];
}

function add(map: Map<SourceFile, Set<SourceFile>>, from: SourceFile, to: SourceFile): void {
  const known = map.get(from);
  if (known) known.add(to);
  else map.set(from, new Set([to]));
}

function reached(
  from: Iterable<SourceFile>,
  edges: ReadonlyMap<SourceFile, Set<SourceFile>>,
): Set<SourceFile> {
  const found = new Set(from);
  for (const file of found) for (const next of edges.get(file) ?? []) found.add(next);
  return found;
}
