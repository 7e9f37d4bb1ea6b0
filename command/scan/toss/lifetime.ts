import type * as t from '@babel/types';
import { classAround, memberSites } from '../syntax/classes.js';
import {
  bare,
  isCall,
  isFunction,
  isMember,
  keyName,
  propertyName,
  type FunctionNode,
} from '../syntax/kinds.js';
import type { Site, SourceFile } from '../syntax/source-file.js';
import type { Values } from '../syntax/values.js';

/** How often something is made: once and kept, for each call, or nobody can tell from here. */
export type Lifetime = 'kept' | 'per-call' | 'unknown';

const HOOKS = new Set([
  'constructor',
  'onModuleInit',
  'onApplicationBootstrap',
  'useFactory',
  'register',
  'createHttpOptions',
]);
const KEEPERS = /^(once|memo\w*|lazy|cache[dr]?|singleton|remember)$/i;
const DEPTH = 5;

/** Follows a value from where it is made to where it ends: in a variable that stays, or in one request. */
export class Lifetimes {
  /** Calls of each function, by the function. */
  private callers?: ReadonlyMap<t.Node, readonly Site[]>;

  constructor(
    private readonly values: Values,
    private readonly files: readonly SourceFile[],
    /** Expressions that send a request. */
    private readonly requests: ReadonlySet<t.Node>,
  ) {}

  of(site: Site, depth = 0): Lifetime {
    const { file } = site;
    if (depth > DEPTH) return 'unknown';
    let below: t.Node = site.node;
    for (const at of file.outward(site.node)) {
      if (at !== site.node) {
        const ends = this.step(at, below, file, depth);
        if (ends) return ends;
      }
      below = at;
    }
    return 'kept';
  }

  private step(at: t.Node, below: t.Node, file: SourceFile, depth: number): Lifetime | undefined {
    switch (at.type) {
      case 'AssignmentExpression':
        return at.right === below ? this.assigned(at, file, depth) : undefined;
      case 'ClassProperty':
      case 'ClassPrivateProperty':
        return 'kept';
      case 'VariableDeclarator':
        return at.init === below ? this.declared(at, file, depth) : undefined;
      case 'ReturnStatement':
        return this.returned(at, file, depth);
      case 'ArrowFunctionExpression':
        return at.body === below ? this.madeBy(at, file, depth) : undefined;
      case 'CallExpression':
      case 'OptionalCallExpression':
        return this.handed(at, below, file);
      case 'ExpressionStatement':
        return 'unknown';
      default:
        return undefined;
    }
  }

  private assigned({ left }: t.AssignmentExpression, file: SourceFile, depth: number): Lifetime {
    if (left.type !== 'Identifier') return 'kept';
    const binding = file.scopes.bindingOf(left);
    if (!binding || binding.scope.type === 'Program') return 'kept';
    // A variable of an outer function is a cache; one of its own function is like a declaration.
    const owner = functionAround(file, left);
    return owner === functionAround(file, binding.identifier) ? this.uses(left, file, depth) : 'kept';
  }

  private declared({ id }: t.VariableDeclarator, file: SourceFile, depth: number): Lifetime {
    if (!functionAround(file, id)) return 'kept';
    if (id.type === 'Identifier') return this.uses(id, file, depth);
    // `const [cert, key] = await Promise.all([readFile(…), readFile(…)])`: they go where the first of them goes.
    const first = id.type === 'ArrayPattern' ? id.elements[0] : undefined;
    return first?.type === 'Identifier' ? this.uses(first, file, depth) : 'unknown';
  }

  /** Where a local variable goes. Being kept anywhere is enough to be kept. */
  private uses(id: t.Identifier, file: SourceFile, depth: number): Lifetime {
    const binding = file.scopes.bindingOf(id);
    if (!binding) return 'unknown';
    const ends = file.scopes.usesOf(binding).map((use) => {
      const parent = file.parentOf(use);
      if (parent?.type === 'AssignmentExpression' && parent.left === use) return 'unknown';
      // Kept in a function that is handed out: how often a client is made is up to whoever asks for one.
      if (escapes(use, functionAround(file, binding.identifier), file)) return 'unknown';
      if (isMember(parent) && parent.object === use) {
        const call = file.parentOf(parent);
        return call && this.requests.has(call) ? this.inFunction(call, file) : 'unknown';
      }
      return this.of({ node: use, file }, depth + 1);
    });
    if (ends.includes('kept')) return 'kept';
    return ends.includes('per-call') ? 'per-call' : 'unknown';
  }

  private returned(at: t.ReturnStatement, file: SourceFile, depth: number): Lifetime {
    const argument = at.argument && bare(at.argument);
    if (argument && this.requests.has(argument)) return this.inFunction(at, file);
    const owner = functionAround(file, at);
    return owner ? this.madeBy(owner, file, depth) : 'kept';
  }

  /** What a function gives lives as long as its callers keep it. */
  private madeBy(owner: FunctionNode, file: SourceFile, depth: number): Lifetime {
    if (owner.type === 'ArrowFunctionExpression' && owner.body.type !== 'BlockStatement') {
      if (this.requests.has(bare(owner.body))) return this.inFunction(owner.body, file);
    }
    if (this.runsOnce(owner, file)) return 'kept';
    const calls = this.callersOf(owner);
    const ends = calls.map((call) => this.of(call, depth + 1));
    if (ends.includes('per-call')) return 'per-call';
    return ends.length > 0 && ends.every((each) => each === 'kept') ? 'kept' : 'unknown';
  }

  private handed(call: t.Node, below: t.Node, file: SourceFile): Lifetime | undefined {
    if (this.requests.has(call)) return this.inFunction(call, file);
    if (!isCall(call) || call.callee === below) return undefined;
    const callee = bare(call.callee);
    const name = isMember(callee)
      ? propertyName(callee)
      : callee.type === 'Identifier'
        ? callee.name
        : undefined;
    if (name === 'set' || name === 'setGlobalDispatcher' || name === 'push') return 'kept';
    // `axios.create({ httpsAgent })`, `Promise.all([…])`, `Object.freeze(…)`: what comes out is followed.
    if (name === 'create' || name === 'all' || name === 'freeze' || name === 'createSecureContext')
      return undefined;
    if (name === 'defaults' || name === 'assign' || name === 'from' || name === 'toString') return undefined;
    return 'unknown';
  }

  /** A request is sent here: how often does this place run? */
  private inFunction(node: t.Node, file: SourceFile): Lifetime {
    const owner = functionAround(file, node);
    if (!owner) return 'kept';
    return this.runsOnce(owner, file) ? 'kept' : 'per-call';
  }

  private runsOnce(owner: FunctionNode, file: SourceFile): boolean {
    const name = nameOf(owner, file);
    if (name !== undefined && HOOKS.has(name)) return true;
    const parent = file.parentOf(owner);
    if (isCall(parent)) {
      // Called on the spot, or kept by a helper that runs it once.
      if (bare(parent.callee) === owner) return !functionAround(file, parent);
      const callee = bare(parent.callee);
      const helper = isMember(callee)
        ? propertyName(callee)
        : callee.type === 'Identifier'
          ? callee.name
          : '';
      if (KEEPERS.test(helper ?? '')) return true;
    }
    // A script: its function is called at the top level, and nowhere else.
    const calls = this.callersOf(owner);
    return calls.length > 0 && calls.every((call) => !functionAround(call.file, call.node));
  }

  private callersOf(owner: FunctionNode): readonly Site[] {
    this.callers ??= this.findCallers();
    return this.callers.get(owner) ?? [];
  }

  private findCallers(): Map<t.Node, Site[]> {
    const found = new Map<t.Node, Site[]>();
    for (const file of this.files) {
      for (const node of [...file.all('CallExpression'), ...file.all('OptionalCallExpression')]) {
        for (const { node: owner } of this.values.functionsOf({ node, file })) {
          const calls = found.get(owner);
          if (calls) calls.push({ node, file });
          else found.set(owner, [{ node, file }]);
        }
      }
      // `get agent() { … }` runs whenever it is read.
      for (const node of file.all('MemberExpression')) {
        const name = propertyName(node);
        const around = node.object.type === 'ThisExpression' ? classAround(file, node) : undefined;
        if (!around || name === undefined) continue;
        for (const { node: owner } of memberSites(file, around, name)) {
          if (owner.type !== 'ClassMethod' || owner.kind !== 'get') continue;
          const reads = found.get(owner);
          if (reads) reads.push({ node, file });
          else found.set(owner, [{ node, file }]);
        }
      }
    }
    return found;
  }
}

/**
 * A node stands in a function that does not run where it is written: it is returned, stored or called by others later. One
 * that is handed to a call (`new Promise(…)`, `retry(…)`, `.map(…)`) runs at once.
 */
function escapes(node: t.Node, owner: FunctionNode | undefined, file: SourceFile): boolean {
  for (const each of file.outward(node)) {
    if (each === owner) return false;
    if (!isFunction(each)) continue;
    const parent = file.parentOf(each);
    const runsAtOnce = isCall(parent) || parent?.type === 'NewExpression';
    if (!runsAtOnce) return true;
  }
  return false;
}

/** The function that a node runs in. */
export function functionAround(file: SourceFile, node: t.Node): FunctionNode | undefined {
  for (const each of file.outward(node)) if (each !== node && isFunction(each)) return each;
  return undefined;
}

/** The name of a function: its own, or that of the property or variable that holds it. */
export function nameOf(owner: FunctionNode, file: SourceFile): string | undefined {
  if (owner.type === 'ObjectMethod' || owner.type === 'ClassMethod' || owner.type === 'ClassPrivateMethod') {
    return keyName(owner);
  }
  if ('id' in owner && owner.id) return owner.id.name;
  const parent = file.parentOf(owner);
  if (parent?.type === 'ObjectProperty' || parent?.type === 'ClassProperty') return keyName(parent);
  return parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier'
    ? parent.id.name
    : undefined;
}
