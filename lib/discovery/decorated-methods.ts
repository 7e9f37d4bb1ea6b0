import type { DiscoveryService } from '@nestjs/core';
import type { MethodMarks } from './method-marks.js';

/** A method of a user's class. @internal */
export type Method = (...args: unknown[]) => unknown;

/** What the search needs of Nest. @internal */
export interface DiscoveryTools {
  readonly discovery: Pick<DiscoveryService, 'getControllers' | 'getProviders'>;
}

/** One decorated method of one object. @internal */
export interface DecoratedMethod<Interest> {
  readonly instance: object;
  /** Whether the object is made once; what there is of one that is made per request or per consumer never saw its constructor. */
  readonly isStatic: boolean;
  readonly method: string | symbol;
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
    instances.set(instance, wrapper.isDependencyTreeStatic() && !wrapper.isTransient);
  }
  return instances;
}

/** The methods of these objects that carry a decorator. @internal */
export function decoratedMethods<Interest>(
  instances: ReadonlyMap<object, boolean>,
  marks: MethodMarks<Interest>,
): DecoratedMethod<Interest>[] {
  return [...instances].flatMap(([instance, isStatic]) =>
    [...marks.of(instance)].map(([method, interests]) => {
      const label = `${instance.constructor.name}.${String(method)}`;
      return { instance, isStatic, method, label, interests };
    }),
  );
}

/** Calls the method on its object, as a subclass may have overridden it. @internal */
export function callMethod({ instance, method }: DecoratedMethod<unknown>, argument: unknown): unknown {
  return (instance as Record<string | symbol, Method>)[method]?.(argument);
}
