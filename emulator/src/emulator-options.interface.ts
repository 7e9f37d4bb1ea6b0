import type { SecureVersion } from 'node:tls';
import type { KeyType } from './authority/key-pair.js';
import type { AnonymousKeyOptions } from './anonymous-key/anonymous-key-options.interface.js';
import type { DecryptionSettings } from './decryption-settings.js';
import type { IapOptions } from './iap/order.interface.js';
import type { RateLimitOptions } from './limits/rate-limit-options.interface.js';
import type { MessageOptions } from './messages/message.interface.js';
import type { PayOptions } from './pay/pay-options.interface.js';
import type { PromotionOptions } from './promotion/promotion.interface.js';
import type { RefusalOptions } from './server/tls/refusal.interface.js';
import type { TokenOptions } from './login/token-options.interface.js';

/**
 * Options of {@link startEmulator}.
 *
 * @publicApi
 */
export interface EmulatorOptions {
  /** Port of the main host. Default 0: any free one. */
  readonly port?: number;
  /** Port of the host for Toss Pay. Default 0: any free one. */
  readonly payPort?: number;
  /** `127.0.0.1` (default), `::1` or `localhost`. No other address is accepted. */
  readonly host?: string;
  /** Oldest TLS version that is accepted. Default `TLSv1.2`. */
  readonly minVersion?: Extract<SecureVersion, 'TLSv1.2' | 'TLSv1.3'>;
  /** Newest TLS version that is accepted. Default `TLSv1.3`. */
  readonly maxVersion?: Extract<SecureVersion, 'TLSv1.2' | 'TLSv1.3'>;
  /** What the emulator's clock runs on. Default: the machine's clock. */
  readonly now?: () => Date;
  /** How personal data is encrypted. Default: a random key and the aad `TOSS`. */
  readonly decryption?: DecryptionSettings;
  readonly tokens?: TokenOptions;
  readonly pay?: PayOptions;
  readonly promotion?: PromotionOptions;
  readonly iap?: IapOptions;
  readonly messages?: MessageOptions;
  readonly anonymousKey?: AnonymousKeyOptions;
  /**
   * Which userKeys a request may name: `any` that did not cut its link (default), or only one that signed in (`known`),
   * else 4010. Anonymous keys always have to be issued ones.
   */
  readonly users?: 'any' | 'known';
  /** How certificates that are not good are refused, and when. Default: at once, by cutting the connection. */
  readonly refusals?: RefusalOptions;
  /** `{}` for the documented limits. Default `false`: none. */
  readonly rateLimits?: RateLimitOptions | false;
  /** Kind of key of issued certificates where `issueCertificate` names none. Default `rsa`, as in the console; `ec` is made in no time. */
  readonly keys?: KeyType;
  /** How many of its newest entries each list of the ledger keeps. Default: all of them. */
  readonly ledgerLimit?: number;
  /**
   * A file in which everything is kept (authority, certificates, users, payments, ledger, clock), so that a later run
   * goes on where this one ended, killed or not. Default: none, and all is gone with the process.
   */
  readonly state?: string;
}
