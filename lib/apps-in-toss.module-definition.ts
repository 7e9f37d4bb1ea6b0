import { ConfigurableModuleBuilder } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import type {
  AppsInTossModuleExtras,
  AppsInTossModuleOptions,
} from './options/apps-in-toss-options.interface.js';
import { appsInTossProviders } from './apps-in-toss.providers.js';

/** @publicShape */
export const { ConfigurableModuleClass, MODULE_OPTIONS_TOKEN, OPTIONS_TYPE, ASYNC_OPTIONS_TYPE } =
  new ConfigurableModuleBuilder<AppsInTossModuleOptions>({ moduleName: 'AppsInToss' })
    .setClassMethodName('forRoot')
    .setFactoryMethodName('createAppsInTossOptions')
    // Every extra must be named here: the builder takes these keys, and no others, out of the options.
    .setExtras<AppsInTossModuleExtras>(
      { isGlobal: false, name: undefined },
      (definition, { isGlobal = false, name }) => {
        const { providers, exports } = appsInTossProviders(name);
        return {
          ...definition,
          global: isGlobal,
          imports: [...(definition.imports ?? []), DiscoveryModule],
          providers: [...(definition.providers ?? []), ...providers],
          exports: [...(definition.exports ?? []), ...exports],
        };
      },
    )
    .build();
