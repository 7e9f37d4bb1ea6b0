import type { LoginService } from '../login/login-service.js';
import type { Tables } from '../state/tables.js';
import type {
  CallbackDelivery,
  SubscriptionChange,
  SubscriptionState,
  SubscriptionWebhookOptions,
  UnlinkCallbackOptions,
  UnlinkReferrer,
} from './callback.interface.js';
import type { CallbackSender } from './callback-sender.js';
import { textTime, whereItStands } from './subscription-state.js';

interface StoredSubscription {
  readonly sku: string;
  readonly current: SubscriptionState;
}

/** What Toss tells the partner's server of its own accord. @internal */
export class Callbacks {
  private readonly unlinkCallbacks = this.tables.table<UnlinkCallbackOptions>('unlinkCallbacks');
  private readonly webhooks = this.tables.table<SubscriptionWebhookOptions>('subscriptionWebhooks');
  private readonly subscriptions = this.tables.table<StoredSubscription>('subscriptions');

  constructor(
    private readonly tables: Tables,
    private readonly now: () => Date,
    private readonly login: LoginService,
    private readonly sender: CallbackSender,
  ) {}

  setUnlinkCallback(appName: string, options: UnlinkCallbackOptions): void {
    this.unlinkCallbacks.set(appName, { ...options, url: usable('setUnlinkCallback', options.url) });
  }

  /** `undefined` when the app wants no call. */
  async unlink(
    appName: string,
    userKey: number,
    referrer: UnlinkReferrer,
  ): Promise<CallbackDelivery | undefined> {
    if (this.login.unlinkByUserKey(userKey, appName) === undefined) {
      throw new Error(`unlinkUser: ${appName} has no linked user ${userKey}`);
    }
    const callback = this.unlinkCallbacks.get(appName);
    if (!callback) return undefined;
    const { url, method = 'POST', credential, credentialSentAs = 'as-is', ca } = callback;
    const value = credentialSentAs === 'as-is' ? credential : base64(credential);
    const call = {
      appName,
      userKey,
      kind: 'unlink',
      event: referrer,
      authorization: `Basic ${value}`,
      ca,
    } as const;
    if (method === 'POST') return this.sender.send({ ...call, method, url, body: { userKey, referrer } });
    const target = new URL(url);
    target.searchParams.set('userKey', String(userKey));
    target.searchParams.set('referrer', referrer);
    return this.sender.send({ ...call, method, url: target.href });
  }

  /** Toss calls the URL once, and keeps it only when that is accepted. */
  async registerWebhook(appName: string, options: SubscriptionWebhookOptions): Promise<CallbackDelivery> {
    usable('registerSubscriptionWebhook', options.url);
    const delivery = await this.notify(appName, options, {
      eventType: 'callback.registration_verification',
      eventVersion: '1.0',
      occurredAt: textTime(this.now()),
    });
    if (delivery.accepted) this.webhooks.set(appName, options);
    return delivery;
  }

  /** `undefined` when no webhook is registered; the subscription changes all the same. */
  async change(appName: string, change: SubscriptionChange): Promise<CallbackDelivery | undefined> {
    const { orderId, changeReason, occurredAt = this.now(), withPrevious = true } = change;
    const key = `${appName} ${orderId}`;
    const known = this.subscriptions.get(key);
    const sku = change.sku ?? known?.sku ?? 'emulated.subscription';
    const current = { ...whereItStands(changeReason, known?.current, occurredAt), ...change.current };
    this.subscriptions.set(key, { sku, current });
    const webhook = this.webhooks.get(appName);
    if (!webhook) return undefined;
    return this.notify(appName, webhook, {
      eventType: 'subscription.status_changed',
      eventVersion: '1.0',
      occurredAt: textTime(occurredAt),
      orderId,
      sku,
      changeReason,
      subscription: { ...(known && withPrevious ? { previous: known.current } : {}), current },
    });
  }

  private notify(
    appName: string,
    { url, credential, scheme = 'Bearer', ca }: SubscriptionWebhookOptions,
    body: { readonly eventType: string; readonly [field: string]: unknown },
  ): Promise<CallbackDelivery> {
    const authorization =
      credential === undefined
        ? undefined
        : `${scheme} ${scheme === 'Bearer' ? credential : base64(credential)}`;
    const call = {
      appName,
      userKey: null,
      kind: 'subscription',
      event: body.eventType,
      method: 'POST',
    } as const;
    return this.sender.send({ ...call, url, authorization, ca, body });
  }
}

function usable(method: string, url: string): string {
  if (/^https?:/.test(url) && URL.canParse(url)) return url;
  throw new TypeError(`${method}: expected url to be an absolute http: or https: URL`);
}

function base64(value: string): string {
  return Buffer.from(value, 'utf8').toString('base64');
}
