/**
 * How the partner's server is called when a user cuts the link (연결 끊기 콜백), as set in the console.
 *
 * @publicApi
 */
export interface UnlinkCallbackOptions {
  /** `http:` or `https:`. */
  readonly url: string;
  /** Whose it is. Default: the only app that has a certificate. */
  readonly appName?: string;
  /** `GET` with a query or `POST` with JSON. Default `POST`. */
  readonly method?: 'GET' | 'POST';
  /** What stands in the console's box for the Basic value. */
  readonly credential: string;
  /**
   * How it is sent after the word `Basic`: as it stands in the console (`as-is`, default), or encoded once more
   * (`base64`). The sources contradict each other: a server has to accept both.
   */
  readonly credentialSentAs?: 'as-is' | 'base64';
  /** PEM of the authority to trust for an `https:` URL. Default: those of Node. */
  readonly ca?: string;
}

/**
 * How the partner's server hears of subscriptions (구독 결제 알림), as set in the console.
 *
 * @publicApi
 */
export interface SubscriptionWebhookOptions {
  /** `http:` or `https:`. */
  readonly url: string;
  /** Whose it is. Default: the only app that has a certificate. */
  readonly appName?: string;
  /** The value of the console. Default: none, and no `Authorization` header. */
  readonly credential?: string;
  /** `Bearer <value>`, as measured (default), or `Basic` with the value in base64, as documented. */
  readonly scheme?: 'Bearer' | 'Basic';
  /** PEM of the authority to trust for an `https:` URL. Default: those of Node. */
  readonly ca?: string;
}

/**
 * Why the user is not linked any more.
 *
 * @publicApi
 */
export type UnlinkReferrer = 'UNLINK' | 'WITHDRAWAL_TERMS' | 'WITHDRAWAL_TOSS';

/**
 * Why a subscription changed.
 *
 * @publicApi
 */
export type SubscriptionChangeReason =
  | 'CREATED'
  | 'RENEWED'
  | 'RECOVERED'
  | 'RESTARTED'
  | 'ENTERED_GRACE_PERIOD'
  | 'ON_HOLD'
  | 'PAUSED'
  | 'AUTO_RENEW_ENABLED'
  | 'AUTO_RENEW_DISABLED'
  | 'EXTENDED'
  | 'EXPIRED'
  | 'REVOKED';

/**
 * Where a subscription stands.
 *
 * @publicApi
 */
export interface SubscriptionState {
  readonly status: 'ACTIVE' | 'EXPIRED' | 'IN_GRACE_PERIOD' | 'ON_HOLD' | 'PAUSED' | 'REVOKED';
  readonly accessGranted: boolean;
  readonly autoRenew: boolean;
  /** Text without a zone. `null` after `CREATED`. */
  readonly expiresAt: string | null;
}

/**
 * Something that happened to a subscription.
 *
 * @publicApi
 */
export interface SubscriptionChange {
  /** The first order of the subscription: all that tells which one it is. */
  readonly orderId: string;
  readonly changeReason: SubscriptionChangeReason;
  /** Whose it is. Default: the only app that has a certificate. */
  readonly appName?: string;
  /** Default: as before, or `emulated.subscription`. */
  readonly sku?: string;
  /** Default: now. Two events may have the same time. */
  readonly occurredAt?: Date;
  /** What is not as the reason makes one expect. */
  readonly current?: Partial<SubscriptionState>;
  /** Whether `subscription.previous` is sent where there is one. Default true; it is optional on the platform. */
  readonly withPrevious?: boolean;
}

/**
 * What became of a call to the partner's server.
 *
 * @publicApi
 */
export interface CallbackDelivery {
  /** HTTP status of its answer; `null` when none came. */
  readonly status: number | null;
  /** Whether the status was from 200 to 299. */
  readonly accepted: boolean;
  /** Code of the fault when no answer came, such as `ECONNREFUSED`. */
  readonly fault?: string;
}
