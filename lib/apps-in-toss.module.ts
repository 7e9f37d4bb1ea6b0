import { type DynamicModule, Module } from '@nestjs/common';
import {
  ASYNC_OPTIONS_TYPE,
  ConfigurableModuleClass,
  OPTIONS_TYPE,
} from './apps-in-toss.module-definition.js';
import { assertKnownAsyncOptions } from './options/checks/assert-known-async-options.js';
import { sealOptions, sealOptionsProvider } from './options/sealing/seal-options.js';

/**
 * Apps in Toss (앱인토스) for NestJS. Provides `AppsInTossClient`, `AppsInTossHttpService`, `ClientCertificateStore`
 * and `AppsInTossHealthIndicator`.
 *
 * The app does not start with an unusable configuration: an `AppsInTossConfigError` or an
 * `AppsInTossCertificateError` tells everything that is wrong at once. Call `app.enableShutdownHooks()` so that
 * requests in flight finish when the process is asked to end.
 *
 * @publicApi
 */
@Module({})
export class AppsInTossModule extends ConfigurableModuleClass {
  /**
   * Registers the module with options at hand.
   *
   * @example
   * AppsInTossModule.forRoot({ certificate: { directory: '/etc/apps-in-toss' } })
   */
  static override forRoot(options: typeof OPTIONS_TYPE): DynamicModule {
    return super.forRoot(sealOptions(options));
  }

  /**
   * Registers the module with options that are made when the app starts: `useFactory`, `useClass`, `useExisting`, or
   * the shortest, from the environment.
   *
   * @example
   * AppsInTossModule.forRootAsync(appsInTossConfig.asProvider())
   */
  static override forRootAsync(options: typeof ASYNC_OPTIONS_TYPE): DynamicModule {
    assertKnownAsyncOptions(options);
    return sealOptionsProvider(super.forRootAsync(options));
  }
}
