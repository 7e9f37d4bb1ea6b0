import type { DynamicModule, OnApplicationShutdown, OnModuleInit, Type } from '@nestjs/common';
import { DiscoveryModule, DiscoveryService } from '@nestjs/core';
import type { MiniAppView } from './mini-app-view.js';
import { miniAppViews } from './mini-app-views.js';

/** Begins to report what mini-apps do; gives what ends it. @internal */
export type BeginReporting<Options> = (views: readonly MiniAppView[], options: Options) => () => void;

/** Reports from the start of an application to its end. */
class Reporting implements OnModuleInit, OnApplicationShutdown {
  readonly #begin: () => () => void;
  #end: (() => void) | undefined;

  constructor(begin: () => () => void) {
    this.#begin = begin;
  }

  onModuleInit(): void {
    this.#end ??= this.#begin();
  }

  onApplicationShutdown(): void {
    this.#end?.();
    this.#end = undefined;
  }
}

/**
 * What a module of telemetry is: imported beside `AppsInTossModule`, it finds every mini-app of the application,
 * whatever its name and whichever copy of the package it was registered with.
 *
 * @internal
 */
export function reportingModule<Options extends object>(
  module: Type,
  options: Options,
  begin: BeginReporting<Options>,
): DynamicModule {
  return {
    module,
    imports: [DiscoveryModule],
    providers: [
      // A provider of its own: an application that tells modules apart by their content sees other options.
      { provide: OPTIONS, useValue: options },
      {
        provide: Reporting,
        inject: [DiscoveryService, OPTIONS],
        useFactory: (discovery: DiscoveryService, given: Options) =>
          new Reporting(() => begin(miniAppViews({ discovery }), given)),
      },
    ],
  };
}

const OPTIONS = Symbol.for('nestjs-apps-in-toss:reporting-options');
