import type * as t from '@babel/types';
import type { Scan } from '../scan-context.js';
import { bare, isFunction, isLoop, isMember, propertyName, type Call } from '../syntax/kinds.js';
import type { Site, SourceFile } from '../syntax/source-file.js';
import { textsOf } from '../syntax/texts.js';
import { endpointOf, type Endpoint } from './address.js';
import { logCalls } from './log-calls.js';

/** Code that runs again when it failed. */
export interface Retry {
  /** What is repeated. */
  readonly body: t.Node;
  readonly file: SourceFile;
}

const HELPER = /retry|backOff/i;

/** Loops that leave on success and go on after a failure, and functions given to a retry helper. */
export function retriesOf(file: SourceFile): Retry[] {
  const loops = file.all('TryStatement').flatMap((attempt) => {
    const loop = enclosingLoop(attempt, file);
    if (!loop || !attempt.handler || endsAlways(attempt.handler.body)) return [];
    return leaves(attempt.block, file) ? [{ body: attempt.block, file }] : [];
  });
  const calls: readonly Call[] = file.all('CallExpression');
  const helped = calls.flatMap((call) => {
    const callee = bare(call.callee);
    const name = isMember(callee) ? propertyName(callee) : callee.type === 'Identifier' ? callee.name : '';
    if (!HELPER.test(name ?? '')) return [];
    return call.arguments.flatMap((each) => (isFunction(each) ? [{ body: each as t.Node, file }] : []));
  });
  return [...loops, ...helped];
}

/** A loop over things (`for … of`) does one after another; one that counts or waits tries again. */
function enclosingLoop(node: t.Node, file: SourceFile): t.Node | undefined {
  for (const each of file.outward(node)) {
    if (isFunction(each)) return undefined;
    if (isLoop(each))
      return each.type === 'ForOfStatement' || each.type === 'ForInStatement' ? undefined : each;
  }
  return undefined;
}

function endsAlways({ body }: t.BlockStatement): boolean {
  const last = body.at(-1);
  return (
    last?.type === 'ThrowStatement' || last?.type === 'ReturnStatement' || last?.type === 'BreakStatement'
  );
}

function leaves(block: t.BlockStatement, file: SourceFile): boolean {
  return [...file.all('ReturnStatement'), ...file.all('BreakStatement')].some((each) => {
    for (const around of file.outward(each)) {
      if (isFunction(around)) return false;
      if (around === block) return true;
    }
    return false;
  });
}

/** The endpoints that a piece of code calls, in itself and through functions of the project, and where. */
export function endpointsWithin(scan: Scan, { node, file }: Site, depth = 0): Map<Endpoint, Site<Call>> {
  const found = new Map<Endpoint, Site<Call>>();
  const quiet = new Set<t.Node>(logCalls(file).map((each) => each.node));
  for (const call of [...file.all('CallExpression'), ...file.all('OptionalCallExpression')] as Call[]) {
    const inside = (call.start ?? 0) >= (node.start ?? 0) && (call.end ?? 0) <= (node.end ?? 0);
    if (!inside || quiet.has(call) || file.parentOf(call)?.type === 'Decorator') continue;
    const site = { node: call, file };
    for (const endpoint of namedBy(scan, site)) if (!found.has(endpoint)) found.set(endpoint, site);
    if (depth > 3) continue;
    for (const called of scan.values.functionsOf(site)) {
      for (const endpoint of endpointsWithin(scan, called, depth + 1).keys()) {
        if (!found.has(endpoint)) found.set(endpoint, site);
      }
    }
  }
  return found;
}

/** The endpoint of a request, or of a path that is handed to a helper which sends it. */
function namedBy(scan: Scan, { node, file }: Site<Call>): Endpoint[] {
  const known = scan.tossCalls.find((call) => call.site.node === node)?.endpoint;
  if (known) return [known];
  return node.arguments.flatMap((each) => {
    if (each.type !== 'StringLiteral' && each.type !== 'TemplateLiteral' && each.type !== 'Identifier')
      return [];
    return textsOf(scan.values, { node: each, file }).flatMap((text) => endpointOf(text) ?? []);
  });
}
