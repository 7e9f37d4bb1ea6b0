import { ConsoleError } from './console-error.js';
import type { ConsoleRoute } from './console-route.js';

interface Line {
  readonly route: ConsoleRoute;
  readonly parts: readonly string[];
}

/** Finds the route of a call. @internal */
export class ConsoleRouter {
  private readonly lines: readonly Line[];

  constructor(routes: readonly ConsoleRoute[]) {
    this.lines = routes.map((route) => ({ route, parts: route.path.split('/') }));
  }

  /** @throws ConsoleError when there is no such path, or not with that method */
  find(method: string, path: string): { route: ConsoleRoute; params: Record<string, string> } {
    const given = path.split('/');
    let known = false;
    for (const { route, parts } of this.lines) {
      const params = match(parts, given);
      if (params && route.method === method) return { route, params };
      known ||= params !== undefined;
    }
    if (known) throw new ConsoleError(405, 'WRONG_METHOD', `${path} has no ${method}`);
    throw new ConsoleError(404, 'NO_ROUTE', `The admin API has no ${path}`);
  }
}

function match(parts: readonly string[], given: readonly string[]): Record<string, string> | undefined {
  if (parts.length !== given.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, part] of parts.entries()) {
    const value = given[index] ?? '';
    if (part.startsWith(':')) params[part.slice(1)] = decode(value);
    else if (part !== value) return undefined;
  }
  return params;
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    throw new ConsoleError(400, 'UNUSABLE', 'The path holds a broken % escape');
  }
}
