/**
 * One call that Toss makes to us.
 *
 * @publicApi
 */
export interface CallbackOptions {
  /**
   * Where it is answered, such as `/toss/unlink`; the global prefix of the app comes before it. Without a path no route
   * is mounted: write it yourself behind `AppsInTossUnlinkGuard` or `AppsInTossSubscriptionGuard`.
   */
  readonly path?: string;
  /**
   * The value typed into the console, as it is or in base64; with or without the word `Basic` before it. At least 8
   * characters. Accepted as `Basic` and as `Bearer`, as it is, encoded once and encoded twice: the documentation and
   * measured calls disagree on which of these Toss sends.
   */
  readonly credential: string;
}

/**
 * Options of `AppsInTossCallbacksModule`. At least one of `unlink` and `subscription` is needed.
 *
 * @publicApi
 */
export interface AppsInTossCallbacksModuleOptions {
  /** The unlink callback (연결 끊기 콜백) of Toss Login: GET or POST, as the console says. */
  readonly unlink?: CallbackOptions;
  /** The subscription notification (구독 결제 알림) of in-app purchases: POST. */
  readonly subscription?: CallbackOptions;
  /**
   * Who may call: `'documented'` is the platform's published list of 27 addresses, or give addresses and blocks
   * (`203.0.113.0/24`) of your own. Others get HTTP 403. The console's test button calls from the browser of whoever
   * presses it, so it gets 403 as well. Default: anybody with the credential.
   */
  readonly allowedAddresses?: 'documented' | readonly string[];
  /**
   * Whose address `allowedAddresses` looks at. `false`: the other end of the connection, whatever headers say. `true`:
   * what Express (`trust proxy`) or Fastify (`trustProxy`) made of `X-Forwarded-For`; set which proxies to believe
   * there, otherwise anybody can write the header.
   *
   * @default false
   */
  readonly trustProxy?: boolean;
}

/**
 * How the module is registered. With `forRootAsync` these stand beside `useFactory`.
 *
 * @publicApi
 */
export interface AppsInTossCallbacksModuleExtras {
  /**
   * Make the guards usable everywhere without importing the module again.
   *
   * @default false
   */
  isGlobal?: boolean;
  /** Which mini-app this is, when one process serves several: `@OnTossUnlink({ name })` handles its calls. */
  name?: string | undefined;
  /**
   * Put on the controller of the mounted routes, such as the `@Public()` that your global authentication guard looks
   * for. Global guards run before ours, and Toss cannot log in to your app.
   *
   * @default []
   */
  decorators?: readonly ClassDecorator[];
}

/**
 * Makes the options, for `useClass` and `useExisting`.
 *
 * @publicApi
 */
export interface AppsInTossCallbacksOptionsFactory {
  createAppsInTossCallbacksOptions():
    Promise<AppsInTossCallbacksModuleOptions> | AppsInTossCallbacksModuleOptions;
}
