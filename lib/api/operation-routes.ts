import type { CallDescription } from '../foundation/telemetry/call-channel.js';
import { OPERATIONS } from './operations.js';
import { PATH_PREFIX } from './request/request-path.js';

/** What is said of a request that no operation makes. @internal */
export const OTHER_ROUTE = { operation: 'other' } as const;

type Route = Pick<CallDescription, 'operation' | 'route'>;

/**
 * Which operation a plain request stands for. Labels come from here and never from a URL: what a caller writes into a
 * path or a query may be somebody's name, and there is no end to it.
 *
 * @internal
 */
export class OperationRoutes {
  readonly #fixed = new Map<string, Route>();
  readonly #open: Array<{ readonly method: string; readonly pattern: RegExp; readonly route: Route }> = [];

  constructor() {
    for (const { name: operation, method, path } of OPERATIONS) {
      const route = { operation, route: `${PATH_PREFIX}${path}` };
      if (path.includes('{')) this.#open.push({ method, pattern: patternOf(route.route), route });
      else if (!this.#fixed.has(`${method} ${route.route}`))
        this.#fixed.set(`${method} ${route.route}`, route);
    }
  }

  of(method: string, path: string): Route {
    return (
      this.#fixed.get(`${method} ${path}`) ??
      this.#open.find((each) => each.method === method && each.pattern.test(path))?.route ??
      OTHER_ROUTE
    );
  }
}

function patternOf(template: string): RegExp {
  const parts = template.split(/\{\w+\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('[^/]+')}$`);
}
