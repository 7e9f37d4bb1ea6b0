/**
 * What decorators say about methods, kept on the prototype and by name. Not on the function: another decorator may put
 * a function of its own in its place, and a name may be a symbol, which Nest's scanner leaves out.
 *
 * @internal
 */
export class MethodMarks<Interest> {
  readonly #key: symbol;

  /** @param name registered, so that the ESM and the CJS copy of the package agree */
  constructor(name: string) {
    this.#key = Symbol.for(`nestjs-apps-in-toss:${name}`);
  }

  add(prototype: object, method: string | symbol, interest: Interest): void {
    const own = this.#own(prototype) ?? new Map<string | symbol, readonly Interest[]>();
    Object.defineProperty(prototype, this.#key, { value: own, configurable: true });
    own.set(method, [...(own.get(method) ?? []), interest]);
  }

  /**
   * The decorated methods of an object, also those that it inherits. A method that a subclass writes anew is decorated
   * anew or not at all, as everywhere in Nest.
   */
  of(instance: object): Map<string | symbol, readonly Interest[]> {
    const found = new Map<string | symbol, readonly Interest[]>();
    const seen = new Set<string | symbol>();
    let prototype = Object.getPrototypeOf(instance) as object | null;
    while (prototype && prototype !== Object.prototype) {
      for (const [method, interests] of this.#own(prototype) ?? [])
        if (!seen.has(method)) found.set(method, interests);
      for (const method of Reflect.ownKeys(prototype)) seen.add(method);
      prototype = Object.getPrototypeOf(prototype) as object | null;
    }
    return found;
  }

  #own(prototype: object): Map<string | symbol, readonly Interest[]> | undefined {
    const own = Object.getOwnPropertyDescriptor(prototype, this.#key);
    return own?.value as Map<string | symbol, readonly Interest[]> | undefined;
  }
}
