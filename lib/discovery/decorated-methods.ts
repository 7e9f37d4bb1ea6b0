import type { DiscoveryService, MetadataScanner } from '@nestjs/core';

/** A method of a user's class. @internal */
export type Method = (...args: unknown[]) => unknown;

/** What the search needs of Nest. @internal */
export interface DiscoveryTools {
  readonly discovery: Pick<DiscoveryService, 'getControllers' | 'getProviders'>;
  readonly scanner: Pick<MetadataScanner, 'getAllMethodNames'>;
}

/** One decorated method of one object. @internal */
export interface DecoratedMethod<Interest> {
  readonly instance: object;
  /** Whether the object is made once; what there is of one that is made per request has no dependencies. */
  readonly isStatic: boolean;
  readonly method: string;
  /** `Class.method`, for messages. */
  readonly label: string;
  /** What its decorators say; one at least. */
  readonly interests: readonly Interest[];
}

/** Every provider and controller of the application, once each, with whether it is made once. @internal */
export function everyInstance({ discovery }: DiscoveryTools): Map<object, boolean> {
  const instances = new Map<object, boolean>();
  for (const wrapper of [...discovery.getProviders(), ...discovery.getControllers()]) {
    const instance = wrapper.instance as unknown;
    if (typeof instance !== 'object' || instance === null) continue;
    instances.set(instance, wrapper.isDependencyTreeStatic());
  }
  return instances;
}

/**
 * The methods of these objects that carry a decorator.
 *
 * @param interestsOf what the decorators on a method say, nothing where there are none
 * @internal
 */
export function decoratedMethods<Interest>(
  instances: ReadonlyMap<object, boolean>,
  { scanner }: DiscoveryTools,
  interestsOf: (method: Method) => readonly Interest[],
): DecoratedMethod<Interest>[] {
  return [...instances].flatMap(([instance, isStatic]) => {
    const prototype = Object.getPrototypeOf(instance) as Record<string, Method> | null;
    if (!prototype || prototype === Object.prototype) return [];
    return scanner.getAllMethodNames(prototype).flatMap((method) => {
      const interests = interestsOf(prototype[method] as Method);
      const label = `${instance.constructor.name}.${method}`;
      return interests.length > 0 ? [{ instance, isStatic, method, label, interests }] : [];
    });
  });
}

/** Calls the method on its object, as a subclass may have overridden it. @internal */
export function callMethod({ instance, method }: DecoratedMethod<unknown>, argument: unknown): unknown {
  return (instance as Record<string, Method>)[method]?.(argument);
}
