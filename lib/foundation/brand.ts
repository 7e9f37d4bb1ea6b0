/**
 * Makes `instanceof` hold across the ESM and the CJS copy of this package in one process: a class is recognised by a
 * registered symbol on its prototype, not by identity. A subclass that a user writes has no brand of its own and is
 * recognised the ordinary way.
 *
 * @internal
 */
export function brand(target: abstract new (...args: never[]) => unknown, name: string): void {
  const symbol = Symbol.for(`nestjs-apps-in-toss:${name}`);
  Object.defineProperty(target.prototype, symbol, { value: true });
  Object.defineProperty(target, Symbol.hasInstance, {
    value(this: unknown, value: unknown): boolean {
      if (this !== target) return Function.prototype[Symbol.hasInstance].call(this as () => void, value);
      return typeof value === 'object' && value !== null && symbol in value;
    },
  });
}
