import { prefix } from '../server/router.js';
import { RequestScript } from './request-script.js';

/** The scripts still to be used up, in the order in which they were written. @internal */
export class ScriptQueue {
  private readonly waiting = new Map<string, { script: RequestScript; times: number }[]>();

  add(method: string, path: string, times: number): RequestScript {
    if (!(times > 0)) throw new TypeError('times: expected a positive number (Infinity for all to come)');
    const script = new RequestScript();
    const key = keyOf(method, path);
    this.waiting.set(key, [...(this.waiting.get(key) ?? []), { script, times }]);
    return script;
  }

  take(method: string, path: string): RequestScript | undefined {
    const queue = this.waiting.get(keyOf(method, path));
    const first = queue?.[0];
    if (!queue || !first) return undefined;
    first.times -= 1;
    if (first.times <= 0) queue.shift();
    return first.script;
  }
}

function keyOf(method: string, path: string): string {
  return `${method.toUpperCase()} ${path.startsWith(prefix) ? path : `${prefix}${path}`}`;
}
