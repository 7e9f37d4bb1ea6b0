/**
 * Who a call is about: the `userKey` of Toss Login, or an anonymous key. Never both.
 *
 * @publicApi
 */
export type Identity =
  | {
      /** From `login.getMe`. A number, or the same number as a string of digits. */
      readonly userKey: number | string;
      readonly anonKey?: never;
    }
  | {
      /** The key that the SDK or `anonymousKey.exchange` hands out. */
      readonly anonKey: string;
      readonly userKey?: never;
    };
