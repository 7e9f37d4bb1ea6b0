import type { IssueCertificateOptions, IssuedCertificate } from './authority/issue-certificate.interface.js';
import type {
  CallbackDelivery,
  SubscriptionChange,
  SubscriptionWebhookOptions,
  UnlinkCallbackOptions,
  UnlinkReferrer,
} from './callbacks/callback.interface.js';
import type { DecryptionSettings } from './decryption-settings.js';
import type { EmulatorClock } from './emulator-clock.js';
import type { CreateOrderOptions, UpdateOrderOptions } from './iap/order.interface.js';
import type { Ledger } from './ledger/ledger.interface.js';
import type { EmulatedUser } from './login/emulated-user.interface.js';
import type { CreateTemplateOptions, MessageRecipient } from './messages/message.interface.js';
import type { ApproveOptions } from './pay/buyer.js';
import type { CreatePromotionOptions, UpdatePromotionOptions } from './promotion/promotion.interface.js';
import type { Script, ScriptOptions, ScriptTarget } from './script/script.interface.js';

/**
 * A running Apps in Toss of your own.
 *
 * @publicApi
 */
export interface Emulator {
  /** Origin of the main host, such as `https://127.0.0.1:41234`. */
  readonly apiBaseUrl: string;
  /** Origin of the host for Toss Pay. */
  readonly payBaseUrl: string;
  /** PEM of the authority: what a client must trust, and the issuer of the client certificates. */
  readonly ca: string;
  /** What Toss would mail: how to decrypt personal data. */
  readonly decryption: DecryptionSettings;
  /** What really happened. */
  readonly ledger: Ledger;
  readonly clock: EmulatorClock;

  /**
   * Issues a client certificate with CN = `appName`, as the console does. Any number may be valid side by side.
   *
   * @throws TypeError when a name, `days` or `validFrom` is not usable
   */
  issueCertificate(appName: string, options?: IssueCertificateOptions): Promise<IssuedCertificate>;

  /**
   * The console's delete. From now on the certificate is refused: on connections that exist (they are ended, requests
   * in flight included), on resumed sessions and on new ones.
   *
   * @throws Error when the emulator issued no such certificate
   */
  deleteCertificate(fingerprint256: string): void;

  /** Signs a user in and returns the code that the SDK would hand to the mini-app: good once, for 10 minutes. */
  issueAuthorizationCode(appName: string, user?: Partial<EmulatedUser>): string;

  /** The anonymous key of a new visitor of the app, or `anonKey` made known. */
  issueAnonymousKey(appName: string, anonKey?: string): string;

  /** What the SDK's createAnonymousKeyAuthCode would give: good once, for 300 seconds. Default: of a new visitor. */
  issueAnonymousKeyCode(appName: string, anonKey?: string): string;

  /**
   * The buyer approves a payment that stands by.
   *
   * @throws Error when there is no such payment, or it does not stand by
   */
  approvePayment(payToken: string, options?: ApproveOptions): void;

  /**
   * The buyer cancels a payment that was not charged yet.
   *
   * @throws Error when there is no such payment, or it is too late
   */
  cancelPayment(payToken: string): void;

  /**
   * The days until Toss settles pass: `PAY_COMPLETE` becomes `SETTLEMENT_COMPLETE`, and so for a refund.
   *
   * @throws Error when there is no such payment, or there is nothing to settle
   */
  settlePayment(payToken: string): void;

  /**
   * The buyer agrees to a recurring payment. Experimental, like recurring payments themselves.
   *
   * @throws Error when there is no such key, or it does not stand by
   */
  approveBillingKey(wrappedToken: string): void;

  /**
   * Makes a promotion of the console.
   *
   * @throws Error when the app has one of that code, or when it is not clear whose it is
   */
  createPromotion(options: CreatePromotionOptions): void;

  /**
   * Changes a promotion: stops it, fills up its budget, lets its grants fail.
   *
   * @throws Error when there is no such promotion
   */
  updatePromotion(promotionCode: string, changes: UpdatePromotionOptions): void;

  /**
   * An in-app order, as the phone's store would make it.
   *
   * @returns its orderId
   * @throws TypeError when the orderId is taken, or when it is not clear whose it is
   */
  createOrder(options?: CreateOrderOptions): string;

  /**
   * Changes an order, for instance to `REFUNDED`.
   *
   * @throws Error when there is no such order
   */
  updateOrder(orderId: string, changes: UpdateOrderOptions): void;

  /** Makes a template set of the console, or changes the one of that code. */
  createTemplate(options: CreateTemplateOptions): void;

  /** From now on messages of the app do not reach somebody, for a reason of your own; `null`: they do again. */
  setUnreachable(appName: string, recipient: MessageRecipient, reason: string | null): void;

  /** Sets the unlink callback of the console. */
  setUnlinkCallback(options: UnlinkCallbackOptions): void;

  /**
   * A user cuts the link in the Toss app: tokens are dead, and the partner's server is called.
   *
   * @returns what became of the call; `undefined` when the app wants none
   * @throws Error when the app has no such linked user
   */
  unlinkUser(
    appName: string,
    userKey: number,
    referrer?: UnlinkReferrer,
  ): Promise<CallbackDelivery | undefined>;

  /** Sets the console's URL for subscriptions: it is called once, and kept only when it accepts that. */
  registerSubscriptionWebhook(options: SubscriptionWebhookOptions): Promise<CallbackDelivery>;

  /**
   * Something happens to a subscription, and the partner's server hears of it.
   *
   * @returns what became of the call; `undefined` when no webhook is registered
   */
  changeSubscription(change: SubscriptionChange): Promise<CallbackDelivery | undefined>;

  /**
   * Says what happens to the next request of an operation (`*`: of any), or the next `times` of them (default 1). Later
   * scripts for the same requests wait for their turn.
   *
   * @example
   * emulator.script('pay.executePayment').destroyAfterProcessing();
   */
  script(target: ScriptTarget, options?: ScriptOptions): Script;

  /**
   * The same by method and path. The shared prefix of all paths may be left out.
   *
   * @example
   * emulator.script('POST', '/user/oauth2/refresh-token').gatewayPage(502);
   */
  script(method: string, path: string, options?: ScriptOptions): Script;

  /** Stops every script that still waits for requests. */
  clearScripts(): void;

  /** Ends the connections on which nothing is under way, as a server does that is tired of waiting. @returns how many */
  closeIdleConnections(): number;

  /** Ends every connection and frees both ports. */
  close(): Promise<void>;
}
