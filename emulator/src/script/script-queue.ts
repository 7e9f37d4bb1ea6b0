import { operations } from '../contract/operations.generated.js';
import { prefix } from '../server/routing/router.js';
import { RequestScript } from './request-script.js';
import type { ScriptOptions } from './script.interface.js';

/** A request as far as scripts are told apart by it. @internal */
export interface ScriptedRequest {
  readonly method: string;
  readonly path: string;
  /** `undefined` for a path that is none of an operation. */
  readonly operation: string | undefined;
  readonly appName: string;
}

/** A script that waits for requests, for somebody who wants to see it. @internal */
export interface ArmedScript {
  readonly id: number;
  /** An operation, `*`, or a method and path. */
  readonly target: string;
  readonly appName: string | null;
  /** What it does, in the words of its methods. */
  readonly does: readonly string[];
  /** `null`: until it is stopped. */
  readonly remaining: number | null;
  readonly used: number;
}

interface Waiting {
  readonly id: number;
  readonly target: string;
  readonly appName: string | undefined;
  readonly script: RequestScript;
}

/** The scripts still to be used up, in the order in which they were written. @internal */
export class ScriptQueue {
  private waiting: readonly Waiting[] = [];
  private nextId = 1;

  /** For a method and path. */
  addPath(method: string, path: string, options: ScriptOptions = {}): RequestScript {
    const whole = path.startsWith(prefix) ? path : `${prefix}${path}`;
    return this.add(`${method.toUpperCase()} ${whole}`, options);
  }

  /** For an operation, or `*`. */
  addTarget(target: string, options: ScriptOptions = {}): RequestScript {
    const known: readonly string[] = operations.map(({ id }) => id);
    if (target === '*' || known.includes(target)) return this.add(target, options);
    throw new TypeError(
      `script: there is no operation ${target}; expected "*" or one of ${known.join(', ')}`,
    );
  }

  take({ method, path, operation, appName }: ScriptedRequest): RequestScript | undefined {
    const targets = ['*', operation, `${method.toUpperCase()} ${path}`];
    const found = this.waiting.find(
      (each) => targets.includes(each.target) && (each.appName === undefined || each.appName === appName),
    );
    if (!found) return undefined;
    const { script } = found;
    script.used += 1;
    script.remaining -= 1;
    if (script.remaining <= 0) this.drop(found.id);
    return script;
  }

  list(): readonly ArmedScript[] {
    return this.waiting.map(({ id, target, appName = null, script: { said, remaining, used } }) => ({
      id,
      target,
      appName,
      does: [...said],
      remaining: remaining === Infinity ? null : remaining,
      used,
    }));
  }

  /** True when there was such a script. */
  stop(id: number): boolean {
    const found = this.waiting.find((each) => each.id === id);
    found?.script.stop();
    return found !== undefined;
  }

  clear(): void {
    for (const { id } of this.waiting) this.stop(id);
  }

  private add(target: string, { times = 1, appName }: ScriptOptions): RequestScript {
    if (!(times > 0)) throw new TypeError('times: expected a positive number (Infinity for all to come)');
    const id = this.nextId++;
    const script = new RequestScript(times, () => this.drop(id));
    this.waiting = [...this.waiting, { id, target, appName, script }];
    return script;
  }

  private drop(id: number): void {
    this.waiting = this.waiting.filter((each) => each.id !== id);
  }
}
