/**
 * Secrets that code reads by name and that nothing finds which prints, copies or walks: there is no property, and no
 * getter on a prototype either, which some walkers call.
 *
 * @internal
 */
export function sealedFields<T extends Record<string, string>>(fields: T): T {
  const values = new Map(Object.entries(fields));
  return new Proxy(Object.freeze({}), {
    get: (target, name) =>
      values.has(name as string) ? values.get(name as string) : Reflect.get(target, name),
  }) as T;
}

/** Whether a value has these fields and nothing else; anything else is left for validation to name. @internal */
export function hasJust<Name extends string>(
  value: unknown,
  ...names: Name[]
): value is Record<Name, string> {
  const own = typeof value === 'object' && value !== null ? Object.keys(value).sort() : [];
  return own.join() === names.sort().join();
}
