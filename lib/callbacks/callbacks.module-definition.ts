import { ConfigurableModuleBuilder, type Provider, type Type } from '@nestjs/common';
import { DiscoveryModule, DiscoveryService, HttpAdapterHost } from '@nestjs/core';
import { AppsInTossConfigError } from '../foundation/apps-in-toss-config.error.js';
import { CallbackEndpoint } from './endpoint/callback-endpoint.js';
import { CallbackHandlers } from './handlers/callback-handlers.js';
import { CallbackLog } from './handlers/callback-log.js';
import { CallbackVerifier } from './verification/callback-verifier.js';
import { callbackVerifierToken } from './verification/callback-verifier.token.js';
import { CALLBACK_ENDPOINT, callbacksController, mountCallbacks } from './endpoint/callbacks.controller.js';
import { CallbacksExplorer } from './handlers/callbacks-explorer.js';
import type {
  AppsInTossCallbacksModuleExtras,
  AppsInTossCallbacksModuleOptions,
} from './callbacks-options.interface.js';
import { checkCallbacksOptions } from './check-callbacks-options.js';

/** @internal */
export const CALLBACKS_OPTIONS = 'APPS_IN_TOSS_CALLBACKS_MODULE_OPTIONS';

/** The options once they are checked, within one registration. */
const CHECKED = Symbol('checked-callbacks-options');

/** @publicShape */
export const { ConfigurableModuleClass, OPTIONS_TYPE, ASYNC_OPTIONS_TYPE } =
  new ConfigurableModuleBuilder<AppsInTossCallbacksModuleOptions>({
    optionsInjectionToken: CALLBACKS_OPTIONS,
  })
    .setClassMethodName('forRoot')
    .setFactoryMethodName('createAppsInTossCallbacksOptions')
    // Every extra must be named here: the builder takes these keys, and no others, out of the options.
    .setExtras<AppsInTossCallbacksModuleExtras>(
      { isGlobal: false, name: undefined, decorators: [] },
      (definition, { isGlobal = false, name, decorators = [] }) => {
        const controller = callbacksController(decorators);
        return {
          ...definition,
          global: isGlobal,
          imports: [...(definition.imports ?? []), DiscoveryModule],
          controllers: [controller],
          providers: [...(definition.providers ?? []), ...providers(controller, name)],
          exports: [...(definition.exports ?? []), callbackVerifierToken(name)],
        };
      },
    )
    .build();

function providers(controller: Type, name: string | undefined): Provider[] {
  const verifier = callbackVerifierToken(name);
  return [
    {
      provide: CHECKED,
      inject: [CALLBACKS_OPTIONS],
      useFactory: (options: AppsInTossCallbacksModuleOptions) => {
        const problems = checkCallbacksOptions(options);
        if (problems.length === 0) return options;
        throw new AppsInTossConfigError(problems, 'The options of AppsInTossCallbacksModule are not usable');
      },
    },
    { provide: CallbackLog, useFactory: () => new CallbackLog(name) },
    {
      provide: CallbackHandlers,
      inject: [CallbackLog],
      useFactory: (log: CallbackLog) => new CallbackHandlers(log),
    },
    {
      provide: verifier,
      inject: [CHECKED],
      useFactory: (options: AppsInTossCallbacksModuleOptions) => new CallbackVerifier(options),
    },
    {
      provide: CALLBACK_ENDPOINT,
      inject: [verifier, CallbackHandlers, CallbackLog, HttpAdapterHost],
      useFactory: (
        known: CallbackVerifier,
        handlers: CallbackHandlers,
        log: CallbackLog,
        host: HttpAdapterHost,
      ) => new CallbackEndpoint({ verifier: known, handlers, log, host }),
    },
    {
      provide: CallbacksExplorer,
      inject: [CHECKED, CallbackHandlers, DiscoveryService],
      useFactory: (
        options: AppsInTossCallbacksModuleOptions,
        handlers: CallbackHandlers,
        discovery: DiscoveryService,
      ) =>
        new CallbacksExplorer({
          name,
          mounted: mountCallbacks(controller, options),
          handlers,
          discovery,
        }),
    },
  ];
}
