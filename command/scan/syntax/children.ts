import type * as t from '@babel/types';

const ASIDE = new Set([
  'loc',
  'extra',
  'leadingComments',
  'trailingComments',
  'innerComments',
  'errors',
  'tokens',
]);

/** The nodes directly below one, in the order of the source. */
export function* childrenOf(node: t.Node): Generator<t.Node> {
  for (const [key, value] of Object.entries(node)) {
    if (typeof value !== 'object' || value === null || ASIDE.has(key)) continue;
    for (const each of Array.isArray(value) ? value : [value]) if (isNode(each)) yield each;
  }
}

function isNode(value: unknown): value is t.Node {
  return typeof value === 'object' && value !== null && typeof (value as t.Node).type === 'string';
}
