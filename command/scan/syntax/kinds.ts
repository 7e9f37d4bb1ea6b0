import type * as t from '@babel/types';

export type FunctionNode =
  | t.FunctionDeclaration
  | t.FunctionExpression
  | t.ArrowFunctionExpression
  | t.ObjectMethod
  | t.ClassMethod
  | t.ClassPrivateMethod;

export type Member = t.MemberExpression | t.OptionalMemberExpression;
export type Call = t.CallExpression | t.OptionalCallExpression;

/** What has parameters and a body. */
export const FUNCTION_TYPES = [
  'FunctionDeclaration',
  'FunctionExpression',
  'ArrowFunctionExpression',
  'ObjectMethod',
  'ClassMethod',
  'ClassPrivateMethod',
] as const;
const FUNCTIONS: ReadonlySet<string> = new Set(FUNCTION_TYPES);
const LOOPS = new Set([
  'ForStatement',
  'ForInStatement',
  'ForOfStatement',
  'WhileStatement',
  'DoWhileStatement',
]);

export function isFunction(node: t.Node | null | undefined): node is FunctionNode {
  return node !== null && node !== undefined && FUNCTIONS.has(node.type);
}

export function isLoop(node: t.Node): node is t.Loop {
  return LOOPS.has(node.type);
}

export function isMember(node: t.Node | null | undefined): node is Member {
  return node?.type === 'MemberExpression' || node?.type === 'OptionalMemberExpression';
}

export function isCall(node: t.Node | null | undefined): node is Call {
  return node?.type === 'CallExpression' || node?.type === 'OptionalCallExpression';
}

/** The name after the dot, or in the brackets as a text. */
export function propertyName(member: Member): string | undefined {
  const { property, computed } = member;
  if (property.type === 'StringLiteral') return property.value;
  if (property.type === 'PrivateName') return `#${property.id.name}`;
  return !computed && property.type === 'Identifier' ? property.name : undefined;
}

/** The name of a property in an object or a class. */
export function keyName(
  node:
    | t.ObjectProperty
    | t.ObjectMethod
    | t.ClassMethod
    | t.ClassPrivateMethod
    | t.ClassProperty
    | t.ClassPrivateProperty,
): string | undefined {
  const { key } = node;
  if (key.type === 'PrivateName') return `#${key.id.name}`;
  if (key.type === 'StringLiteral') return key.value;
  return key.type === 'Identifier' && !('computed' in node && node.computed) ? key.name : undefined;
}

/** An expression without what changes nothing about its value: types, `await`, brackets. */
export function bare(node: t.Node): t.Node {
  let at = node;
  for (;;) {
    switch (at.type) {
      case 'TSAsExpression':
      case 'TSSatisfiesExpression':
      case 'TSNonNullExpression':
      case 'TSTypeAssertion':
      case 'TypeCastExpression':
      case 'ParenthesizedExpression':
        at = at.expression;
        break;
      case 'AwaitExpression':
        at = at.argument;
        break;
      default:
        return at;
    }
  }
}

/** `undefined`, `null`, `void 0`, or nothing at all. */
export function isNothing(node: t.Node | null | undefined): boolean {
  if (!node || node.type === 'NullLiteral') return true;
  if (node.type === 'UnaryExpression' && node.operator === 'void') return true;
  return node.type === 'Identifier' && node.name === 'undefined';
}
