import type * as t from '@babel/types';
import { FUNCTION_TYPES, isFunction } from './kinds.js';
import type { Tree } from './tree.js';

/** What a name stands for. */
export interface Binding {
  readonly name: string;
  readonly kind: 'import' | 'variable' | 'parameter' | 'function' | 'class' | 'caught';
  /** The scope it belongs to. */
  readonly scope: t.Node;
  /** The identifier that declares it. */
  readonly identifier: t.Identifier;
  /** The declarator, the import specifier, the function … */
  readonly declaration: t.Node;
  /** What it begins with, or the function or class itself. */
  readonly value?: t.Node;
  /** Where in that value, when it was destructured: `const { a: { b } } = value` gives `['a', 'b']`. */
  readonly path: readonly string[];
  /** What is assigned to it later. */
  readonly writes: t.Expression[];
}

/** Which names a file declares, and which declaration an identifier means. */
export class Scopes {
  private readonly tables = new Map<t.Node, Map<string, Binding>>();
  private readonly usesByName = new Map<string, t.Identifier[]>();

  constructor(private readonly file: Tree) {
    this.declareAll();
    for (const id of [
      ...file.all('Identifier'),
      ...(file.all('JSXIdentifier') as unknown as t.Identifier[]),
    ]) {
      const same = this.usesByName.get(id.name);
      if (same) same.push(id);
      else this.usesByName.set(id.name, [id]);
    }
    for (const { left, right } of file.all('AssignmentExpression')) {
      if (left.type === 'Identifier') this.bindingOf(left)?.writes.push(right);
    }
  }

  /** The declaration that an identifier means; none for a global. */
  bindingOf(identifier: t.Identifier): Binding | undefined {
    for (const node of this.file.outward(identifier)) {
      const found = this.tables.get(node)?.get(identifier.name);
      if (found) return found;
    }
    return undefined;
  }

  /** Where a name is read or written, apart from its declaration. */
  usesOf(binding: Binding): readonly t.Identifier[] {
    return (this.usesByName.get(binding.name) ?? []).filter(
      (id) => id !== binding.identifier && !this.isNameOnly(id) && this.bindingOf(id) === binding,
    );
  }

  top(name: string): Binding | undefined {
    return this.tables.get(this.file.program)?.get(name);
  }

  /** `x.name`, `{ name: … }`: a word, and not the variable of that name. */
  private isNameOnly(id: t.Identifier): boolean {
    const parent = this.file.parentOf(id);
    if (!parent) return false;
    if (parent.type === 'MemberExpression' || parent.type === 'OptionalMemberExpression') {
      return parent.property === id && !parent.computed;
    }
    if (parent.type === 'ObjectProperty') return parent.key === id && !parent.computed && !parent.shorthand;
    return false;
  }

  private declareAll(): void {
    const { file } = this;
    for (const declaration of file.all('ImportDeclaration')) {
      for (const specifier of declaration.specifiers)
        this.add(file.program, 'import', specifier.local, specifier);
    }
    for (const declarator of file.all('VariableDeclarator')) {
      const parent = file.parentOf(declarator);
      const isVar = parent?.type === 'VariableDeclaration' && parent.kind === 'var';
      const scope = this.scopeAround(declarator, isVar);
      this.addPattern(scope, 'variable', declarator.id, declarator, declarator.init ?? undefined, []);
    }
    for (const type of ['FunctionDeclaration', 'ClassDeclaration'] as const) {
      for (const node of file.all(type)) {
        const kind = type === 'FunctionDeclaration' ? 'function' : 'class';
        if (node.id) this.add(this.scopeAround(node, false), kind, node.id, node, node);
      }
    }
    for (const node of file.all('CatchClause')) {
      if (node.param) this.addPattern(node, 'caught', node.param, node, undefined, []);
    }
    this.declareParameters();
  }

  private declareParameters(): void {
    for (const type of FUNCTION_TYPES) {
      for (const node of this.file.all(type)) {
        for (const param of node.params) {
          const pattern = param.type === 'TSParameterProperty' ? param.parameter : param;
          this.addPattern(node, 'parameter', pattern, param, undefined, []);
        }
      }
    }
  }

  private addPattern(
    scope: t.Node,
    kind: Binding['kind'],
    pattern: t.Node,
    declaration: t.Node,
    value: t.Node | undefined,
    path: readonly string[],
  ): void {
    switch (pattern.type) {
      case 'Identifier':
        return this.add(scope, kind, pattern, declaration, value, path);
      case 'AssignmentPattern':
        return this.addPattern(scope, kind, pattern.left, declaration, value, path);
      case 'RestElement':
        return this.addPattern(scope, kind, pattern.argument, declaration, undefined, []);
      case 'ArrayPattern':
        for (const [index, each] of pattern.elements.entries()) {
          if (each) this.addPattern(scope, kind, each, declaration, value, [...path, String(index)]);
        }
        return;
      case 'ObjectPattern':
        for (const each of pattern.properties) {
          if (each.type === 'RestElement') this.addPattern(scope, kind, each, declaration, undefined, []);
          else this.addPattern(scope, kind, each.value, declaration, value, [...path, keyOf(each.key)]);
        }
    }
  }

  private add(
    scope: t.Node,
    kind: Binding['kind'],
    identifier: t.Identifier,
    declaration: t.Node,
    value?: t.Node,
    path: readonly string[] = [],
  ): void {
    const table = this.tables.get(scope) ?? new Map<string, Binding>();
    this.tables.set(scope, table);
    // The overloads of a TypeScript function share a name: the first stays.
    if (table.has(identifier.name)) return;
    const shared = { name: identifier.name, kind, scope, identifier, declaration, path, writes: [] };
    table.set(identifier.name, value ? { ...shared, value } : shared);
  }

  private scopeAround(node: t.Node, functionOnly: boolean): t.Node {
    for (const each of this.file.outward(this.file.parentOf(node) ?? node)) {
      if (each.type === 'Program' || isFunction(each)) return each;
      if (!functionOnly && BLOCKS.has(each.type)) return each;
    }
    return this.file.program;
  }
}

const BLOCKS = new Set([
  'BlockStatement',
  'ForStatement',
  'ForInStatement',
  'ForOfStatement',
  'SwitchStatement',
  'CatchClause',
  'StaticBlock',
  'TSModuleBlock',
]);

function keyOf(key: t.Node): string {
  if (key.type === 'Identifier') return key.name;
  return key.type === 'StringLiteral' ? key.value : '';
}
