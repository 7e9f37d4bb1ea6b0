import type { OnApplicationBootstrap } from '@nestjs/common';
import {
  type DecoratedMethod,
  decoratedMethods,
  type DiscoveryTools,
  everyInstance,
} from '../../discovery/decorated-methods.js';
import { AppsInTossConfigError } from '../../foundation/apps-in-toss-config.error.js';
import { CALLBACK_MARKS, type CallbackInterest } from './callback.decorators.js';
import type { CallbackHandlers } from './callback-handlers.js';
import type { CallbackKind } from '../callback-kind.js';
import { perRequest, unhandled, unreachable } from '../callback-problems.js';

/** Registered, so that the explorers of the ESM and of the CJS copy know each other. */
const CALLBACKS = Symbol.for('nestjs-apps-in-toss:callbacks');

/** @internal */
export interface CallbacksExplorerParts extends DiscoveryTools {
  /** Name of the registration. */
  readonly name: string | undefined;
  /** The calls that have a route. */
  readonly mounted: readonly CallbackKind[];
  readonly handlers: CallbackHandlers;
}

/** Finds the handlers of one registration, once everything is in its place. @internal */
export class CallbacksExplorer implements OnApplicationBootstrap {
  readonly [CALLBACKS]: readonly CallbackInterest[];
  readonly #parts: CallbacksExplorerParts;

  constructor(parts: CallbacksExplorerParts) {
    this.#parts = parts;
    this[CALLBACKS] = parts.mounted.map((kind) => ({ kind, name: parts.name }));
  }

  /** @throws AppsInTossConfigError for a route without a handler and for a handler without a route */
  onApplicationBootstrap(): void {
    const { name, mounted, handlers } = this.#parts;
    const mine = assertCallbacksReachable(this.#parts)
      .map((method) => ({ ...method, interests: method.interests.filter((each) => each.name === name) }))
      .filter(({ interests }) => interests.length > 0);
    const idle = mounted.filter(
      (kind) => !mine.some((method) => method.interests.some((each) => each.kind === kind)),
    );
    if (idle.length > 0) {
      throw new AppsInTossConfigError(
        idle.map((kind) => unhandled(kind, name)),
        'Calls that nobody would handle',
      );
    }
    handlers.attach(mine);
  }
}

/**
 * Every handler of the application.
 *
 * @throws AppsInTossConfigError when one would never be called
 * @internal
 */
export function assertCallbacksReachable(tools: DiscoveryTools): DecoratedMethod<CallbackInterest>[] {
  const instances = everyInstance(tools);
  const methods = decoratedMethods(instances, CALLBACK_MARKS);
  const routes = [...instances.keys()].flatMap((each) =>
    CALLBACKS in each ? (each as CallbacksExplorer)[CALLBACKS] : [],
  );
  const problems = methods.flatMap(({ label, isStatic, interests }) =>
    interests.flatMap(({ kind, name }) => {
      const hasRoute = routes.some((route) => route.kind === kind && route.name === name);
      return [
        ...(isStatic ? [] : [perRequest(kind, label)]),
        ...(hasRoute ? [] : [unreachable(kind, label, name)]),
      ];
    }),
  );
  if (problems.length > 0) throw new AppsInTossConfigError(problems, 'Handlers that would never be called');
  return methods;
}
