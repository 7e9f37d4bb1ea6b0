import type { OnApplicationBootstrap } from '@nestjs/common';
import {
  callMethod,
  type DecoratedMethod,
  decoratedMethods,
  type DiscoveryTools,
  everyInstance,
} from '../discovery/decorated-methods.js';
import { CERTIFICATE_EVENT_MARKS } from './certificate-event.decorator.js';
import type { CertificateEventInterest } from './certificate-event-interest.interface.js';
import type { CertificateEventHandler, CertificateEventHandlers } from './certificate-event-handlers.js';
import { interestProblems } from './certificate-event-problems.js';
import { AppsInTossConfigError } from '../foundation/apps-in-toss-config.error.js';

type Listener = DecoratedMethod<CertificateEventInterest>;

/** Registered, so that the explorers of the ESM and of the CJS copy know each other. */
const MINI_APP = Symbol.for('nestjs-apps-in-toss:mini-app');

/** @internal */
export interface CertificateEventExplorerParts extends DiscoveryTools {
  /** Name of the mini-app. */
  readonly name: string | undefined;
  readonly handlers: CertificateEventHandlers;
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
    const instances = everyInstance(this.#parts);
    const listeners = decoratedMethods(instances, CERTIFICATE_EVENT_MARKS);
    const miniApps = miniAppsOf(instances.keys());
    this.#assertAllKnown(listeners, new Set(miniApps.map((each) => each[MINI_APP].name)));
    const { handlers, name } = this.#parts;
    const twins = miniApps.filter((each) => each[MINI_APP].name === name);
    if (twins.length > 1 && twins[0] === this) handlers.registeredTwice(name, twins.length);
    const found: CertificateEventHandler[] = [];
    for (const listener of listeners) {
      const { label, isStatic } = listener;
      const mine = listener.interests.filter((each) => each.name === name);
      if (mine.length === 0) continue;
      // What there is of a provider that is made per request or per consumer never saw its constructor.
      if (!isStatic) handlers.unreachable(label);
      else
        found.push({
          label,
          types: mine.flatMap(({ types }) => types),
          handle: (event) => callMethod(listener, event),
        });
    }
    handlers.attach(found);
  }

  #assertAllKnown(listeners: readonly Listener[], registered: ReadonlySet<string | undefined>): void {
    const problems = listeners.flatMap(({ interests, label }) =>
      interests.flatMap((each) => interestProblems(each, label, registered)),
    );
    if (problems.length > 0) throw new AppsInTossConfigError(problems, 'Handlers that would never be called');
  }
}

/** The mini-apps of this application: each has an explorer like this one. */
function miniAppsOf(instances: Iterable<object>): CertificateEventExplorer[] {
  return [...instances].filter((each): each is CertificateEventExplorer => MINI_APP in each);
}
