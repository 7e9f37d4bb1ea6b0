import type { InjectionToken, OnApplicationBootstrap, Provider } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import type { AppsInTossModuleOptions } from './options/apps-in-toss-options.interface.js';
import {
  getAppsInTossClientToken,
  getAppsInTossHealthIndicatorToken,
  getAppsInTossHttpServiceToken,
  getAppsInTossOptionsToken,
  getClientCertificateStoreToken,
  runtimeToken,
} from './apps-in-toss.tokens.js';
import { assertCallbacksReachable } from './callbacks/handlers/callbacks-explorer.js';
import { assertName } from './options/checks/assert-name.js';
import { AppsInTossRuntime } from './runtime/apps-in-toss.runtime.js';
import { CertificateEventExplorer } from './events/certificate-event-explorer.js';
import { terminusKnowsDegraded } from './health/terminus-statuses.js';

/** Token of what refuses to start with a handler of callbacks that no route leads to. */
const CALLBACKS_CHECK = Symbol('callbacks-check');

/** What one registration of the module provides. A named one provides nothing under the class tokens. @internal */
export function appsInTossProviders(name?: string): { providers: Provider[]; exports: InjectionToken[] } {
  assertName(name);
  const runtime = runtimeToken(name);
  const views: Array<[InjectionToken, (pieces: AppsInTossRuntime) => unknown]> = [
    [getAppsInTossClientToken(name), (pieces) => pieces.client],
    [getAppsInTossHttpServiceToken(name), (pieces) => pieces.http],
    [getClientCertificateStoreToken(name), (pieces) => pieces.store],
    [getAppsInTossHealthIndicatorToken(name), (pieces) => pieces.health],
  ];
  return {
    providers: [
      {
        provide: runtime,
        inject: [getAppsInTossOptionsToken(), DiscoveryService],
        useFactory: (options: AppsInTossModuleOptions, discovery: DiscoveryService) =>
          AppsInTossRuntime.start(options, { name, knowsDegraded: () => terminusKnowsDegraded(discovery) }),
      },
      {
        provide: CertificateEventExplorer,
        inject: [runtime, DiscoveryService],
        useFactory: ({ handlers }: AppsInTossRuntime, discovery: DiscoveryService) =>
          new CertificateEventExplorer({ name, handlers, discovery }),
      },
      {
        // The module of the callbacks says the same; where nobody imported it, only this one can.
        provide: CALLBACKS_CHECK,
        inject: [DiscoveryService],
        useFactory: (discovery: DiscoveryService): OnApplicationBootstrap => ({
          onApplicationBootstrap: () => void assertCallbacksReachable({ discovery }),
        }),
      },
      ...views.map(([provide, useFactory]) => ({ provide, inject: [runtime], useFactory })),
    ],
    exports: views.map(([token]) => token),
  };
}
