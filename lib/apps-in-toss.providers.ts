import type { InjectionToken, OnApplicationBootstrap, Provider } from '@nestjs/common';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import type { AppsInTossModuleOptions } from './options/apps-in-toss-options.interface.js';
import {
  APPS_IN_TOSS_OPTIONS,
  getAppsInTossClientToken,
  getAppsInTossHealthIndicatorToken,
  getAppsInTossHttpServiceToken,
  getClientCertificateStoreToken,
  runtimeToken,
} from './apps-in-toss.tokens.js';
import { assertCallbacksReachable } from './callbacks/callbacks-explorer.js';
import { AppsInTossRuntime } from './runtime/apps-in-toss.runtime.js';
import { CertificateEventExplorer } from './events/certificate-event-explorer.js';
import { terminusKnowsDegraded } from './health/terminus-statuses.js';

/** Token of what refuses to start with a handler of callbacks that no route leads to. */
const CALLBACKS_CHECK = Symbol('callbacks-check');

/** What one registration of the module provides. A named one provides nothing under the class tokens. @internal */
export function appsInTossProviders(name?: string): { providers: Provider[]; exports: InjectionToken[] } {
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
        inject: [APPS_IN_TOSS_OPTIONS, DiscoveryService],
        useFactory: (options: AppsInTossModuleOptions, discovery: DiscoveryService) =>
          AppsInTossRuntime.start(options, { name, knowsDegraded: () => terminusKnowsDegraded(discovery) }),
      },
      {
        provide: CertificateEventExplorer,
        inject: [runtime, DiscoveryService, MetadataScanner],
        useFactory: (
          { handlers }: AppsInTossRuntime,
          discovery: DiscoveryService,
          scanner: MetadataScanner,
        ) => new CertificateEventExplorer({ name, handlers, discovery, scanner }),
      },
      {
        // The module of the callbacks says the same; where nobody imported it, only this one can.
        provide: CALLBACKS_CHECK,
        inject: [DiscoveryService, MetadataScanner],
        useFactory: (discovery: DiscoveryService, scanner: MetadataScanner): OnApplicationBootstrap => ({
          onApplicationBootstrap: () => void assertCallbacksReachable({ discovery, scanner }),
        }),
      },
      ...views.map(([provide, useFactory]) => ({ provide, inject: [runtime], useFactory })),
    ],
    exports: views.map(([token]) => token),
  };
}
