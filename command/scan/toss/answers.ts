import { bare, isCall, isMember, propertyName } from '../syntax/kinds.js';
import type { Site } from '../syntax/source-file.js';
import type { HttpCall } from './http-call.js';

/** Which request an expression is the answer of. */
export class Answers {
  private readonly byNode: ReadonlyMap<Site['node'], HttpCall>;

  constructor(calls: readonly HttpCall[]) {
    this.byNode = new Map(calls.map((call) => [call.site.node, call]));
  }

  /** The request whose response object this is. */
  responseOf(site: Site): HttpCall | undefined {
    const node = bare(site.node);
    const direct = this.byNode.get(node);
    if (direct) return direct;
    if (isCall(node)) {
      // `firstValueFrom(this.http.post(…))`, and promises that are waited for in other words.
      const callee = bare(node.callee);
      const name = callee.type === 'Identifier' ? callee.name : undefined;
      const [argument] = node.arguments;
      const unwraps = name === 'firstValueFrom' || name === 'lastValueFrom';
      return unwraps && argument ? this.responseOf({ node: argument, file: site.file }) : undefined;
    }
    const binding = node.type === 'Identifier' ? site.file.scopes.bindingOf(node) : undefined;
    if (!binding?.value || binding.path.length > 0 || binding.kind !== 'variable') return undefined;
    return this.responseOf({ node: binding.value, file: site.file });
  }

  /** The request whose parsed body this is: `response.data`, `await response.json()`, or a name for either. */
  bodyOf(site: Site): HttpCall | undefined {
    const node = bare(site.node);
    const { file } = site;
    if (isMember(node)) {
      const call = propertyName(node) === 'data' ? this.responseOf({ node: node.object, file }) : undefined;
      return call?.client === 'axios' ? call : undefined;
    }
    if (isCall(node)) {
      const callee = bare(node.callee);
      if (!isMember(callee) || propertyName(callee) !== 'json') return undefined;
      return this.responseOf({ node: callee.object, file });
    }
    const binding = node.type === 'Identifier' ? file.scopes.bindingOf(node) : undefined;
    if (!binding?.value || binding.kind !== 'variable') return undefined;
    const [first, second] = binding.path;
    if (first === undefined) return this.bodyOf({ node: binding.value, file });
    if (first !== 'data' || second !== undefined) return undefined;
    const call = this.responseOf({ node: binding.value, file });
    return call?.client === 'axios' ? call : undefined;
  }
}
