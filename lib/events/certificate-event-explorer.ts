import type { OnApplicationBootstrap } from '@nestjs/common';
import type { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { interestsOf } from './certificate-event.decorator.js';
import type { CertificateEventInterest } from './certificate-event-interest.interface.js';
import type { CertificateEventHandler, CertificateEventHandlers } from './certificate-event-handlers.js';
import { interestProblems } from './certificate-event-problems.js';
import { AppsInTossConfigError } from '../foundation/apps-in-toss-config.error.js';

type Method = (...args: unknown[]) => unknown;

/** One decorated method of one object. */
interface Listener {
  readonly instance: object;
  readonly isStatic: boolean;
  readonly method: string;
  readonly interests: readonly CertificateEventInterest[];
}

/** Registered, so that the explorers of the ESM and of the CJS copy know each other. */
const MINI_APP = Symbol.for('nestjs-apps-in-toss:mini-app');

/** @internal */
export interface CertificateEventExplorerParts {
  /** Name of the mini-app. */
  readonly name: string | undefined;
  readonly handlers: CertificateEventHandlers;
  readonly discovery: Pick<DiscoveryService, 'getControllers' | 'getProviders'>;
  readonly scanner: Pick<MetadataScanner, 'getAllMethodNames'>;
}

/**
 * Finds the methods with `@OnCertificateEvent()`, once everything is in its place.
 *
 * @internal
 */
export class CertificateEventExplorer implements OnApplicationBootstrap {
  readonly [MINI_APP]: { readonly name: string | undefined };
  readonly #parts: CertificateEventExplorerParts;

  constructor(parts: CertificateEventExplorerParts) {
    this.#parts = parts;
    this[MINI_APP] = { name: parts.name };
  }

  /** @throws AppsInTossConfigError when a decorator asks for what there is not */
  onApplicationBootstrap(): void {
    const instances = this.#instances();
    const listeners = [...instances].flatMap(([instance, isStatic]) => this.#listenersOf(instance, isStatic));
    this.#assertAllKnown(listeners, registeredNames(instances.keys()));
    const { handlers, name } = this.#parts;
    const found: CertificateEventHandler[] = [];
    for (const listener of listeners) {
      const { instance, method, isStatic } = listener;
      const mine = listener.interests.filter((each) => each.name === name);
      if (mine.length === 0) continue;
      const label = labelOf(listener);
      // What there is of a provider that is made per request is an object without its dependencies.
      if (!isStatic) handlers.unreachable(label);
      else
        found.push({
          label,
          types: mine.flatMap(({ types }) => types),
          handle: (event) => (instance as Record<string, Method>)[method]?.(event),
        });
    }
    handlers.attach(found);
  }

  /** With each whether it is made once; one object may stand under several tokens. */
  #instances(): Map<object, boolean> {
    const { discovery } = this.#parts;
    const instances = new Map<object, boolean>();
    for (const wrapper of [...discovery.getProviders(), ...discovery.getControllers()]) {
      const instance = wrapper.instance as unknown;
      if (typeof instance !== 'object' || instance === null) continue;
      instances.set(instance, wrapper.isDependencyTreeStatic());
    }
    return instances;
  }

  #listenersOf(instance: object, isStatic: boolean): Listener[] {
    const prototype = Object.getPrototypeOf(instance) as Record<string, Method> | null;
    if (!prototype || prototype === Object.prototype) return [];
    return this.#parts.scanner.getAllMethodNames(prototype).flatMap((method) => {
      const interests = interestsOf(prototype[method] as Method);
      return interests.length > 0 ? { instance, isStatic, method, interests } : [];
    });
  }

  #assertAllKnown(listeners: readonly Listener[], registered: ReadonlySet<string | undefined>): void {
    const problems = listeners.flatMap((listener) =>
      listener.interests.flatMap((each) => interestProblems(each, labelOf(listener), registered)),
    );
    if (problems.length > 0) throw new AppsInTossConfigError(problems, 'Handlers that would never be called');
  }
}

function labelOf({ instance, method }: Listener): string {
  return `${instance.constructor.name}.${method}`;
}

/** The mini-apps of this application: each has an explorer like this one. */
function registeredNames(instances: Iterable<object>): Set<string | undefined> {
  const names = new Set<string | undefined>();
  for (const instance of instances)
    if (MINI_APP in instance) names.add((instance as CertificateEventExplorer)[MINI_APP].name);
  return names;
}
