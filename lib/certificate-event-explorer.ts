import type { OnApplicationBootstrap } from '@nestjs/common';
import type { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { type CertificateEventInterest, interestsOf } from './certificate-event.decorator.js';
import type { CertificateEventHandler, CertificateEventHandlers } from './certificate-event-handlers.js';

type Method = (...args: unknown[]) => unknown;

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
  readonly #parts: CertificateEventExplorerParts;

  constructor(parts: CertificateEventExplorerParts) {
    this.#parts = parts;
  }

  onApplicationBootstrap(): void {
    const { discovery, handlers } = this.#parts;
    // One object may stand under several tokens.
    const instances = new Map<object, boolean>();
    for (const wrapper of [...discovery.getProviders(), ...discovery.getControllers()]) {
      const instance = wrapper.instance as unknown;
      if (typeof instance !== 'object' || instance === null) continue;
      instances.set(instance, wrapper.isDependencyTreeStatic());
    }
    const found: CertificateEventHandler[] = [];
    for (const [instance, isStatic] of instances) {
      const mine = this.#handlersOf(instance);
      if (isStatic) found.push(...mine);
      // What there is of a provider that is made per request is an object without its dependencies.
      else for (const { label } of mine) handlers.unreachable(label);
    }
    handlers.attach(found);
  }

  #handlersOf(instance: object): CertificateEventHandler[] {
    const prototype = Object.getPrototypeOf(instance) as Record<string, Method> | null;
    if (!prototype || prototype === Object.prototype) return [];
    return this.#parts.scanner.getAllMethodNames(prototype).flatMap((method) => {
      const mine = interestsOf(prototype[method] as Method).filter((each) => this.#isMine(each));
      if (mine.length === 0) return [];
      return {
        label: `${instance.constructor.name}.${method}`,
        types: mine.flatMap(({ types }) => types),
        handle: (event) => (instance as Record<string, Method>)[method]?.(event),
      };
    });
  }

  #isMine({ name }: CertificateEventInterest): boolean {
    return name === this.#parts.name;
  }
}
