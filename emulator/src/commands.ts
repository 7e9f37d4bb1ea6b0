import type { Emulator } from './emulator.interface.js';
import type { Services } from './services.js';

type CommandName =
  | 'issueAuthorizationCode'
  | 'issueAnonymousKey'
  | 'issueAnonymousKeyCode'
  | 'approvePayment'
  | 'cancelPayment'
  | 'settlePayment'
  | 'approveBillingKey'
  | 'createPromotion'
  | 'updatePromotion'
  | 'createOrder'
  | 'updateOrder'
  | 'createTemplate'
  | 'setUnreachable'
  | 'setUnlinkCallback'
  | 'unlinkUser'
  | 'registerSubscriptionWebhook'
  | 'changeSubscription';

/**
 * What users, buyers, the console and the phone's store do: the part of the platform that is not the partner API.
 *
 * @param owner finds whose something is; see `ownerApp`
 * @internal
 */
export function commands(
  { login, anonymousKeys, buyer, billing, promotions, orders, messages, callbacks }: Services,
  owner: (method: string, appName: string | undefined) => string,
): Pick<Emulator, CommandName> {
  return {
    issueAuthorizationCode: (appName, user) => login.issueCode(appName, user),
    issueAnonymousKey: (appName, anonKey) => anonymousKeys.issue(appName, anonKey),
    issueAnonymousKeyCode: (appName, anonKey) => anonymousKeys.issueCode(appName, anonKey),
    approvePayment: (payToken, options) => buyer.approve(payToken, options),
    cancelPayment: (payToken) => buyer.cancel(payToken),
    settlePayment: (payToken) => buyer.settle(payToken),
    approveBillingKey: (wrappedToken) => billing.approve(wrappedToken),
    createPromotion: (options) => promotions.create(owner('createPromotion', options.appName), options),
    updatePromotion: (promotionCode, changes) =>
      promotions.update(owner('updatePromotion', changes.appName), promotionCode, changes),
    createOrder: (options = {}) => orders.create(owner('createOrder', options.appName), options),
    updateOrder: (orderId, changes) => orders.update(orderId, changes),
    createTemplate: (options) => messages.createTemplate(owner('createTemplate', options.appName), options),
    setUnreachable: (appName, recipient, reason) => messages.setUnreachable(appName, recipient, reason),
    setUnlinkCallback: (options) =>
      callbacks.setUnlinkCallback(owner('setUnlinkCallback', options.appName), options),
    unlinkUser: async (appName, userKey, referrer = 'UNLINK') => callbacks.unlink(appName, userKey, referrer),
    registerSubscriptionWebhook: async (options) =>
      callbacks.registerWebhook(owner('registerSubscriptionWebhook', options.appName), options),
    changeSubscription: async (change) =>
      callbacks.change(owner('changeSubscription', change.appName), change),
  };
}
