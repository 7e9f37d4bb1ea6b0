import type * as t from '@babel/types';
import { childrenOf } from './children.js';

type NodeOf<K extends t.Node['type']> = Extract<t.Node, { type: K }>;

/** A parsed program, with the way back from each node to what it stands in. */
export class Tree {
  private readonly parents = new Map<t.Node, t.Node>();
  private readonly byType = new Map<string, t.Node[]>();

  constructor(readonly program: t.Program) {
    const stack: t.Node[] = [program];
    for (let node = stack.pop(); node; node = stack.pop()) {
      const same = this.byType.get(node.type);
      if (same) same.push(node);
      else this.byType.set(node.type, [node]);
      const children = [...childrenOf(node)];
      for (const child of children) this.parents.set(child, node);
      stack.push(...children.reverse());
    }
  }

  /** Every node of a type, in the order of the source. */
  all<K extends t.Node['type']>(type: K): readonly NodeOf<K>[] {
    return (this.byType.get(type) ?? []) as NodeOf<K>[];
  }

  parentOf(node: t.Node): t.Node | undefined {
    return this.parents.get(node);
  }

  /** The node itself, then what it stands in, out to the program. */
  *outward(node: t.Node): Generator<t.Node> {
    for (let at: t.Node | undefined = node; at; at = this.parents.get(at)) yield at;
  }
}
