import { type DynamicModule, Module } from '@nestjs/common';
import {
  ASYNC_OPTIONS_TYPE,
  CALLBACKS_OPTIONS,
  ConfigurableModuleClass,
  OPTIONS_TYPE,
} from './callbacks.module-definition.js';
import type { AppsInTossCallbacksModuleOptions } from './callbacks-options.interface.js';
import { sealCallbacksOptions } from './seal-callbacks-options.js';
import { sealedProviders } from '../options/sealing/seal-options.js';

/**
 * The calls that Toss makes to a partner: the unlink callback (연결 끊기 콜백) and subscription notifications (구독 결제
 * 알림). Mounts a route for each, checks who calls, answers the console's test button and the verification of the URL,
 * and calls the methods with `@OnTossUnlink()` and `@OnTossSubscription()`.
 *
 * Answers: 200 (unlink) or 204 (subscription) when every handler succeeded, 400 for a body that has not the documented
 * form, 401 without the credential, 403 from an address that is not allowed, 500 when a handler threw, so that Toss may
 * try again. It needs no `AppsInTossModule` and no certificate: Toss calls over ordinary HTTPS.
 *
 * @publicApi
 */
@Module({})
export class AppsInTossCallbacksModule extends ConfigurableModuleClass {
  /**
   * Registers the callbacks with options at hand.
   *
   * @example
   * AppsInTossCallbacksModule.forRoot({
   *   unlink: { path: '/toss/unlink', credential: process.env.TOSS_UNLINK_CREDENTIAL },
   * })
   */
  static override forRoot(options: typeof OPTIONS_TYPE): DynamicModule {
    return super.forRoot(sealCallbacksOptions(options));
  }

  /** Registers the callbacks with options that are made when the app starts, the paths included. */
  static override forRootAsync(options: typeof ASYNC_OPTIONS_TYPE): DynamicModule {
    return sealedProviders(
      super.forRootAsync(options),
      CALLBACKS_OPTIONS,
      sealCallbacksOptions<AppsInTossCallbacksModuleOptions>,
    );
  }
}
