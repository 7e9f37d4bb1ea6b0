import { parse } from '@babel/parser';
import type * as t from '@babel/types';
import { applyEdits, type Edit } from './edits.js';

/** A file with a class that `@Module()` decorates: what can be asked of it, and added to it. */
export class ModuleSource {
  private readonly program: t.Program;
  private readonly metadata: t.ObjectExpression | undefined;
  private readonly imports = new Map<string, Set<string>>();
  private readonly added = new Map<string, string[]>();

  constructor(private readonly text: string) {
    this.program = parse(text, {
      sourceType: 'module',
      plugins: ['typescript', 'decorators-legacy'],
    }).program;
    this.metadata = moduleMetadata(this.program);
  }

  /** There is a `@Module({ … })` in it. */
  get isModule(): boolean {
    return this.metadata !== undefined;
  }

  /** An array of the module, `imports` for one, speaks of a name. */
  lists(property: string, name: string): boolean {
    const found = this.property(property);
    return found !== undefined && new RegExp(`\\b${name}\\b`).test(this.slice(found.value));
  }

  /** Adds to an array of the module; `false` where that is no array that can be seen. */
  add(property: string, element: string): boolean {
    const found = this.property(property);
    if (found && found.value.type !== 'ArrayExpression') return false;
    this.added.set(property, [...(this.added.get(property) ?? []), element]);
    return true;
  }

  /** Sees to it that a name is imported. */
  import(name: string, from: string): void {
    this.imports.set(from, new Set([...(this.imports.get(from) ?? []), name]));
  }

  toString(): string {
    return applyEdits(this.text, [...this.importEdits(), ...this.arrayEdits()]);
  }

  private property(name: string): t.ObjectProperty | undefined {
    return this.metadata?.properties.find(
      (each): each is t.ObjectProperty =>
        each.type === 'ObjectProperty' && each.key.type === 'Identifier' && each.key.name === name,
    );
  }

  private *importEdits(): Generator<Edit> {
    const declarations = this.program.body.filter((each) => each.type === 'ImportDeclaration');
    const fresh: string[] = [];
    for (const [from, names] of this.imports) {
      const known = declarations.find(
        (each) => each.source.value === from && each.importKind !== 'type' && hasNames(each),
      );
      const missing = [...names].filter(
        (name) => !known?.specifiers.some((each) => each.local.name === name),
      );
      const last = known?.specifiers.at(-1);
      if (missing.length === 0) continue;
      if (last) yield insertion(last.end ?? 0, `, ${missing.join(', ')}`);
      else fresh.push(`import { ${missing.join(', ')} } from '${from}';`);
    }
    if (fresh.length === 0) return;
    const end = declarations.at(-1)?.end;
    yield insertion(end ?? 0, typeof end === 'number' ? `\n${fresh.join('\n')}` : `${fresh.join('\n')}\n\n`);
  }

  private *arrayEdits(): Generator<Edit> {
    for (const [name, elements] of this.added) {
      const value = this.property(name)?.value;
      if (value?.type === 'ArrayExpression') yield this.grow(value, elements);
      else if (this.metadata) yield this.newArray(this.metadata, name, elements);
    }
  }

  private grow(array: t.ArrayExpression, added: readonly string[]): Edit {
    const start = array.start ?? 0;
    const end = array.end ?? 0;
    const text = this.slice(array);
    const last = array.elements.filter((each) => each !== null).at(-1);
    const indent = this.indentAt(start);
    const isOneLine = !text.includes('\n');
    // A comment in between belongs to somebody: nothing is laid out anew around it.
    if (isOneLine && !/\/[*/]/.test(text)) {
      const all = [...array.elements.map((each) => this.slice(each)), ...added];
      const line = `[${all.join(', ')}]`;
      const fits = added.length === 1 && line.length < 60;
      return { start, end, text: fits ? line : list(all, indent) };
    }
    if (!last) return { start, end, text: list(added, indent) };
    const separator = isOneLine ? ', ' : `,\n${indent}  `;
    return insertion(last.end ?? 0, separator + added.join(separator));
  }

  private newArray(metadata: t.ObjectExpression, name: string, elements: readonly string[]): Edit {
    const indent = `${this.indentAt(metadata.start ?? 0)}  `;
    const value = elements.length === 1 ? `[${elements.join('')}]` : list(elements, indent);
    const isEmpty = metadata.properties.length === 0;
    const tail = isEmpty ? `\n${indent.slice(2)}` : '';
    return insertion((metadata.start ?? 0) + 1, `\n${indent}${name}: ${value},${tail}`);
  }

  private slice(node: t.Node | null): string {
    return node ? this.text.slice(node.start ?? 0, node.end ?? 0) : '';
  }

  private indentAt(offset: number): string {
    const line = this.text.lastIndexOf('\n', offset) + 1;
    return /^\s*/.exec(this.text.slice(line, offset))?.[0] ?? '';
  }
}

function moduleMetadata(program: t.Program): t.ObjectExpression | undefined {
  for (const statement of program.body) {
    const declared =
      statement.type === 'ExportNamedDeclaration' || statement.type === 'ExportDefaultDeclaration'
        ? statement.declaration
        : statement;
    if (declared?.type !== 'ClassDeclaration') continue;
    for (const { expression } of declared.decorators ?? []) {
      if (expression.type !== 'CallExpression' || expression.callee.type !== 'Identifier') continue;
      const [argument] = expression.arguments;
      if (expression.callee.name === 'Module' && argument?.type === 'ObjectExpression') return argument;
    }
  }
  return undefined;
}

function hasNames(declaration: t.ImportDeclaration): boolean {
  return declaration.specifiers.some((each) => each.type === 'ImportSpecifier');
}

function list(elements: readonly string[], indent: string): string {
  return `[\n${elements.map((each) => `${indent}  ${each},\n`).join('')}${indent}]`;
}

function insertion(at: number, text: string): Edit {
  return { start: at, end: at, text };
}
