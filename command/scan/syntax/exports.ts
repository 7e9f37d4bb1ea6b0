import type { Project } from '../reading/project.js';
import { isMember, propertyName } from './kinds.js';
import type { Site, SourceFile } from './source-file.js';

/** What a file gives under a name (`default` for the default export), followed through re-exports. */
export function exportOf(project: Project, file: SourceFile, name: string, depth = 0): Site | undefined {
  if (depth > 5) return undefined;
  return named(project, file, name, depth) ?? commonJs(file, name) ?? starred(project, file, name, depth);
}

function named(project: Project, file: SourceFile, name: string, depth: number): Site | undefined {
  if (name === 'default') {
    const [found] = file.all('ExportDefaultDeclaration');
    if (found) return { node: found.declaration, file };
  }
  for (const each of file.all('ExportNamedDeclaration')) {
    for (const specifier of each.specifiers) {
      if (specifier.type !== 'ExportSpecifier') continue;
      const { exported, local } = specifier;
      if ((exported.type === 'Identifier' ? exported.name : exported.value) !== name) continue;
      const from = each.source && project.imported(file, each.source.value);
      if (from) return exportOf(project, from, local.name, depth + 1);
      return { node: local, file };
    }
    const declared = each.declaration;
    if (declared?.type === 'VariableDeclaration') {
      const binding = file.scopes.top(name);
      if (binding && declared.declarations.some((one) => one === binding.declaration)) {
        return { node: binding.identifier, file };
      }
    } else if (
      declared &&
      'id' in declared &&
      declared.id?.type === 'Identifier' &&
      declared.id.name === name
    ) {
      return { node: declared, file };
    }
  }
  return undefined;
}

/** `exports.x = …`, `module.exports.x = …`, `module.exports = { x }`, and `module.exports = …` as the default. */
function commonJs(file: SourceFile, name: string): Site | undefined {
  for (const { left, right } of file.all('AssignmentExpression')) {
    if (!isMember(left)) continue;
    if (isExports(left)) {
      if (right.type === 'ObjectExpression') {
        for (const each of right.properties) {
          if (each.type === 'SpreadElement' || each.key.type !== 'Identifier' || each.key.name !== name)
            continue;
          return { node: each.type === 'ObjectProperty' ? each.value : each, file };
        }
      }
      if (name === 'default') return { node: right, file };
    } else if (propertyName(left) === name && isExports(left.object)) {
      return { node: right, file };
    }
  }
  return undefined;
}

function isExports(node: Site['node']): boolean {
  if (node.type === 'Identifier') return node.name === 'exports';
  return (
    isMember(node) &&
    propertyName(node) === 'exports' &&
    node.object.type === 'Identifier' &&
    node.object.name === 'module'
  );
}

function starred(project: Project, file: SourceFile, name: string, depth: number): Site | undefined {
  if (name === 'default') return undefined;
  for (const each of file.all('ExportAllDeclaration')) {
    const from = project.imported(file, each.source.value);
    const found = from && exportOf(project, from, name, depth + 1);
    if (found) return found;
  }
  return undefined;
}
