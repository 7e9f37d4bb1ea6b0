import type { DynamicModule, FactoryProvider, InjectionToken, Provider } from '@nestjs/common';
import type { AppsInTossModuleOptions } from '../apps-in-toss-options.interface.js';
import { getAppsInTossOptionsToken } from '../../apps-in-toss.tokens.js';
import type { SourceVariables } from '../../certificate/sources/to-certificate-source.js';
import { sourceOf } from './source-of.js';
import { hasJust, sealedFields } from './sealed-fields.js';

/**
 * The options stay in Nest's container for as long as the app lives, and debuggers, dev tools and error reports print
 * containers. So the key leaves them on the way in: it moves behind a source, whose content cannot be printed.
 * What is not recognised stays as it is, for validation to name it.
 *
 * @internal
 */
export function sealOptions<T extends AppsInTossModuleOptions>(options: T, variables?: SourceVariables): T {
  if (typeof options !== 'object' || options === null) return options;
  const { certificate, decryption, proxy } = options;
  const { source } = sourceOf(certificate, variables);
  return {
    ...options,
    ...(source && { certificate: source }),
    ...(hasJust(decryption, 'aad', 'key') && { decryption: sealedFields(decryption) }),
    ...(hasJust(proxy, 'url') && { proxy: sealedFields(proxy) }),
  };
}

/** Seals what the options provider of an async registration will return. @internal */
export function sealOptionsProvider(module: DynamicModule): DynamicModule {
  return sealedProviders(module, getAppsInTossOptionsToken(), (options: AppsInTossModuleOptions) =>
    sealOptions(options),
  );
}

/** A registration whose options provider seals what its factory returns. @internal */
export function sealedProviders<Options>(
  module: DynamicModule,
  token: InjectionToken,
  seal: (options: Options) => Options,
): DynamicModule {
  return {
    ...module,
    providers: (module.providers ?? []).map((provider) => {
      if (!isFactoryOf(provider, token)) return provider;
      const { useFactory } = provider;
      return {
        ...provider,
        useFactory: async (...args: unknown[]) => seal((await useFactory(...args)) as Options),
      };
    }),
  };
}

function isFactoryOf(provider: Provider, token: InjectionToken): provider is FactoryProvider {
  return 'useFactory' in provider && provider.provide === token;
}
