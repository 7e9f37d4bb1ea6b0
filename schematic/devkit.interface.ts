/**
 * What is used of `@angular-devkit/schematics`. The Nest CLI brings its own copy (19 and 22 are tested) and hands these
 * over; nothing of it is imported, so the package does not depend on it.
 */
export interface Tree {
  exists(path: string): boolean;
  read(path: string): Uint8Array | null;
  create(path: string, content: string): void;
  overwrite(path: string, content: string): void;
  getDir(path: string): { visit(visitor: (path: string) => void): void };
}

export interface Context {
  readonly logger: { info(message: string): void; warn(message: string): void };
  addTask(task: { toConfiguration(): { name: string; options: unknown } }): unknown;
}

export type Rule = (tree: Tree, context: Context) => Tree;

/** The text of a file, or nothing where there is none. */
export function textOf(tree: Tree, path: string): string | undefined {
  const bytes = tree.read(path);
  return bytes === null ? undefined : new TextDecoder().decode(bytes);
}

/** Writes a file only when that changes something, so that a second run is silent. */
export function write(tree: Tree, path: string, text: string): boolean {
  const before = textOf(tree, path);
  if (before === text) return false;
  if (before === undefined) tree.create(path, text);
  else tree.overwrite(path, text);
  return true;
}
