import type * as t from '@babel/types';
import { bare, isCall, isMember, propertyName, type Call } from '../syntax/kinds.js';
import type { SourceFile } from '../syntax/source-file.js';

const METHODS = new Set(['log', 'info', 'warn', 'error', 'debug', 'verbose', 'trace', 'dir', 'fatal']);

export interface LogCall {
  readonly node: Call;
  /** By what: `console`, `logger`, `log`. */
  readonly by: string;
  /** Every value that is written out, taken out of objects, templates and `JSON.stringify`. */
  readonly values: readonly t.Node[];
}

/** Calls that write a log line. */
export function logCalls(file: SourceFile): LogCall[] {
  const calls: readonly Call[] = [...file.all('CallExpression'), ...file.all('OptionalCallExpression')];
  return calls.flatMap((node) => {
    const callee = bare(node.callee);
    if (!isMember(callee) || !METHODS.has(propertyName(callee) ?? '')) return [];
    const owner = bare(callee.object);
    const by = owner.type === 'Identifier' ? owner.name : isMember(owner) ? (propertyName(owner) ?? '') : '';
    if (!/^(console|.*log(ger)?)$/i.test(by)) return [];
    return [{ node, by, values: node.arguments.flatMap((each) => writtenBy(each)) }];
  });
}

function writtenBy(argument: t.Node): t.Node[] {
  const node = bare(argument);
  if (node.type === 'TemplateLiteral') return node.expressions.flatMap((each) => writtenBy(each));
  if (node.type === 'BinaryExpression') return [node.left, node.right].flatMap((each) => writtenBy(each));
  if (node.type === 'ObjectExpression') {
    return node.properties.flatMap((each) => {
      if (each.type === 'SpreadElement') return writtenBy(each.argument);
      return each.type === 'ObjectProperty' ? writtenBy(each.value) : [];
    });
  }
  if (isCall(node) && isStringify(node)) return node.arguments.slice(0, 1).flatMap((each) => writtenBy(each));
  return [node];
}

export function isStringify(node: Call): boolean {
  const callee = bare(node.callee);
  const owner = isMember(callee) ? bare(callee.object) : undefined;
  if (!isMember(callee) || owner?.type !== 'Identifier') return false;
  const name = propertyName(callee);
  return (owner.name === 'JSON' && name === 'stringify') || (owner.name === 'util' && name === 'inspect');
}
