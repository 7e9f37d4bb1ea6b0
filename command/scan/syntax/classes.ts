import type * as t from '@babel/types';
import { isMember, keyName, propertyName } from './kinds.js';
import type { Site, SourceFile } from './source-file.js';

type ClassNode = t.ClassDeclaration | t.ClassExpression;

/** The class whose `this` an expression means. */
export function classAround(file: SourceFile, node: t.Node): ClassNode | undefined {
  for (const each of file.outward(node)) {
    if (each.type === 'ClassDeclaration' || each.type === 'ClassExpression') return each;
  }
  return undefined;
}

/** What `this.name` may be in a class: its initialiser, its method, and everything assigned to it. */
export function memberSites(file: SourceFile, owner: ClassNode, name: string): Site[] {
  const found: Site[] = [];
  for (const each of owner.body.body) {
    if (each.type === 'ClassProperty' || each.type === 'ClassPrivateProperty') {
      if (keyName(each) === name && each.value) found.push({ node: each.value, file });
    } else if (
      (each.type === 'ClassMethod' || each.type === 'ClassPrivateMethod') &&
      keyName(each) === name
    ) {
      found.push({ node: each, file });
    }
  }
  for (const { left, right } of file.all('AssignmentExpression')) {
    if (!isMember(left) || left.object.type !== 'ThisExpression' || propertyName(left) !== name) continue;
    if (classAround(file, left) === owner) found.push({ node: right, file });
  }
  return found;
}

/** The name of the type that a parameter, a variable or `this.name` is declared with. */
export function declaredType(file: SourceFile, node: t.Node): t.Identifier | undefined {
  if (node.type === 'Identifier') {
    const binding = file.scopes.bindingOf(node);
    return binding && typeName(binding.identifier.typeAnnotation);
  }
  if (!isMember(node) || node.object.type !== 'ThisExpression') return undefined;
  const name = propertyName(node);
  const owner = classAround(file, node);
  for (const each of owner?.body.body ?? []) {
    if (each.type === 'ClassProperty' && keyName(each) === name) return typeName(each.typeAnnotation);
    if (each.type !== 'ClassMethod' || each.kind !== 'constructor') continue;
    for (const param of each.params) {
      if (param.type !== 'TSParameterProperty') continue;
      const pattern = param.parameter.type === 'AssignmentPattern' ? param.parameter.left : param.parameter;
      if (pattern.type === 'Identifier' && pattern.name === name) return typeName(pattern.typeAnnotation);
    }
  }
  return undefined;
}

function typeName(annotation: t.Node | null | undefined): t.Identifier | undefined {
  if (annotation?.type !== 'TSTypeAnnotation') return undefined;
  const type = annotation.typeAnnotation;
  return type.type === 'TSTypeReference' && type.typeName.type === 'Identifier' ? type.typeName : undefined;
}
