import type * as t from '@babel/types';
import type { Project } from '../reading/project.js';
import { classAround, declaredType, memberSites } from './classes.js';
import { exportOf } from './exports.js';
import {
  bare,
  isCall,
  isFunction,
  isMember,
  keyName,
  propertyName,
  type Call,
  type FunctionNode,
} from './kinds.js';
import type { Site } from './source-file.js';

const DEPTH = 12;

/** A name out of a package: `https.Agent` is `{ module: 'https', path: ['Agent'] }`. */
export interface External {
  readonly module: string;
  readonly path: readonly string[];
}

/** Where values come from, across the files of a project, as far as that is written down in them. */
export class Values {
  constructor(readonly project: Project) {}

  /**
   * The expressions that one may stand for. What cannot be followed (a parameter, the answer of a call) stands for
   * itself, so the list is never empty.
   */
  origins(site: Site, depth = 0): Site[] {
    const { file } = site;
    const node = bare(site.node);
    const here = { node, file };
    if (depth > DEPTH) return [here];
    const follow = (sites: readonly Site[]) => {
      const found = sites.flatMap((each) => this.origins(each, depth + 1));
      return found.length > 0 ? found : [here];
    };
    switch (node.type) {
      case 'Identifier':
        return follow(this.ofName(node, site, depth));
      case 'MemberExpression':
      case 'OptionalMemberExpression':
        return follow(this.ofMember(node, site, depth));
      case 'LogicalExpression':
        return follow([node.left, node.right].map((each) => ({ node: each, file })));
      case 'ConditionalExpression':
        return follow([node.consequent, node.alternate].map((each) => ({ node: each, file })));
      case 'AssignmentExpression':
        return follow([{ node: node.right, file }]);
      case 'SequenceExpression':
        return follow(node.expressions.slice(-1).map((each) => ({ node: each, file })));
      case 'CallExpression':
      case 'OptionalCallExpression':
        return follow(this.functionsOf({ node, file }, depth + 1).flatMap((each) => returnsOf(each)));
      default:
        return [here];
    }
  }

  /** The functions of this project that a call may run. */
  functionsOf(site: Site<Call>, depth = 0): Site<FunctionNode>[] {
    if (depth > DEPTH) return [];
    const callee = { node: bare(site.node.callee), file: site.file };
    const direct = this.origins(callee, depth + 1);
    const found = [...direct, ...this.methodsByType(callee, depth)];
    return found.filter((each): each is Site<FunctionNode> => isFunction(each.node));
  }

  /** The package a name comes from, through `import`, `require` and destructuring. */
  external(site: Site, depth = 0): External | undefined {
    const { file } = site;
    const node = bare(site.node);
    if (depth > DEPTH) return undefined;
    if (isMember(node)) {
      const name = propertyName(node);
      const owner = name === undefined ? undefined : this.external({ node: node.object, file }, depth + 1);
      return owner && name !== undefined ? extended(owner, name) : undefined;
    }
    if (isCall(node)) {
      const [argument] = node.arguments;
      const isRequire =
        node.callee.type === 'Import' ||
        (node.callee.type === 'Identifier' && node.callee.name === 'require');
      return isRequire && argument?.type === 'StringLiteral' ? packageOf(argument.value) : undefined;
    }
    if (node.type === 'ImportExpression' && node.source.type === 'StringLiteral')
      return packageOf(node.source.value);
    if (node.type !== 'Identifier') return undefined;
    const binding = file.scopes.bindingOf(node);
    if (binding?.kind === 'import') {
      const declaration = file.parentOf(binding.declaration);
      if (declaration?.type !== 'ImportDeclaration') return undefined;
      const found = packageOf(declaration.source.value);
      const specifier = binding.declaration;
      if (!found || specifier.type !== 'ImportSpecifier') return found;
      const { imported } = specifier;
      return extended(found, imported.type === 'Identifier' ? imported.name : imported.value);
    }
    if (binding?.kind !== 'variable' || !binding.value) return undefined;
    const from = this.external({ node: binding.value, file }, depth + 1);
    return from && binding.path.reduce<External>((owner, name) => extended(owner, name), from);
  }

  private ofName(node: t.Identifier, { file }: Site, depth: number): Site[] {
    const binding = file.scopes.bindingOf(node);
    if (!binding) return [];
    if (binding.kind === 'import') return this.ofImport(node, file, binding.declaration);
    const begun = binding.value ? this.reach({ node: binding.value, file }, binding.path, depth) : [];
    return [...begun, ...binding.writes.map((each) => ({ node: each, file }))];
  }

  private ofImport(node: t.Identifier, file: Site['file'], specifier: t.Node): Site[] {
    const declaration = file.parentOf(specifier);
    if (declaration?.type !== 'ImportDeclaration') return [];
    const from = this.project.imported(file, declaration.source.value);
    if (!from) return [];
    if (specifier.type === 'ImportNamespaceSpecifier') return [{ node: from.program, file: from }];
    const name =
      specifier.type === 'ImportSpecifier' && specifier.imported.type === 'Identifier'
        ? specifier.imported.name
        : specifier.type === 'ImportDefaultSpecifier'
          ? 'default'
          : node.name;
    const found = exportOf(this.project, from, name);
    return found ? [found] : [];
  }

  private ofMember(node: t.MemberExpression | t.OptionalMemberExpression, site: Site, depth: number): Site[] {
    const name = propertyName(node);
    if (name === undefined) return [];
    if (node.object.type === 'ThisExpression') {
      const owner = classAround(site.file, node);
      return owner ? memberSites(site.file, owner, name).flatMap(readSites) : [];
    }
    return this.reach({ node: node.object, file: site.file }, [name], depth);
  }

  /** The value below a value, by the names of properties. */
  private reach(site: Site, path: readonly string[], depth: number): Site[] {
    const [name, ...rest] = path;
    if (name === undefined) return [site];
    const required = this.requiredFile(site);
    const owners = required ? [{ node: required.program, file: required }] : this.origins(site, depth + 1);
    return owners.flatMap((owner) => {
      const found = this.property(owner, name);
      return found ? this.reach(found, rest, depth + 1) : [];
    });
  }

  private property({ node, file }: Site, name: string): Site | undefined {
    if (node.type === 'Program') return exportOf(this.project, file, name);
    if (node.type === 'NewExpression') {
      const [owner] = this.origins({ node: node.callee, file });
      if (owner?.node.type !== 'ClassDeclaration') return undefined;
      return memberSites(owner.file, owner.node, name)[0];
    }
    if (node.type !== 'ObjectExpression') return undefined;
    for (const each of node.properties) {
      if (each.type === 'SpreadElement' || keyName(each) !== name) continue;
      return { node: each.type === 'ObjectProperty' ? each.value : each, file };
    }
    return undefined;
  }

  /** `require('./x')` of a file of this project. */
  private requiredFile({ node, file }: Site) {
    const call = bare(node);
    if (!isCall(call) || call.callee.type !== 'Identifier' || call.callee.name !== 'require')
      return undefined;
    const [argument] = call.arguments;
    return argument?.type === 'StringLiteral' ? this.project.imported(file, argument.value) : undefined;
  }

  /** `this.toss.pay()` where `toss` was injected as a class of this project. */
  private methodsByType({ node, file }: Site, depth: number): Site[] {
    if (!isMember(node)) return [];
    const name = propertyName(node);
    const type = declaredType(file, bare(node.object));
    if (!type || name === undefined) return [];
    return this.origins({ node: type, file }, depth + 1).flatMap((owner) =>
      owner.node.type === 'ClassDeclaration' ? memberSites(owner.file, owner.node, name) : [],
    );
  }
}

/** The expressions that a function gives. */
export function returnsOf({ node, file }: Site<FunctionNode>): Site[] {
  if (node.type === 'ArrowFunctionExpression' && node.body.type !== 'BlockStatement') {
    return [{ node: node.body, file }];
  }
  return file.all('ReturnStatement').flatMap((each) => {
    if (!each.argument) return [];
    for (const around of file.outward(each)) {
      if (isFunction(around)) return around === node ? [{ node: each.argument, file }] : [];
    }
    return [];
  });
}

/** What reading a member gives: for a getter, what it returns. */
function readSites(site: Site): Site[] {
  const { node, file } = site;
  return node.type === 'ClassMethod' && node.kind === 'get' ? returnsOf({ node, file }) : [site];
}

function packageOf(specifier: string): External | undefined {
  if (specifier.startsWith('.')) return undefined;
  return { module: specifier.replace(/^node:/, ''), path: [] };
}

/** The default export is the module itself, as far as callers of `https`, `axios` and `fs` are concerned. */
function extended({ module, path }: External, name: string): External {
  if (name === 'default') return { module, path };
  if (module === 'fs' && path.length === 0 && name === 'promises') return { module: 'fs/promises', path: [] };
  return { module, path: [...path, name] };
}
