import type { HostName } from '../server/host-name.js';
import { prefix } from '../server/router.js';

/** The documented calls, by what stands after the prefix of their path. The page has a word for each. */
const names: Readonly<Record<string, string>> = {
  'api POST /user/oauth2/generate-token': 'login.generateToken',
  'api POST /user/oauth2/refresh-token': 'login.refreshToken',
  'api GET /user/oauth2/login-me': 'login.getMe',
  'api POST /user/oauth2/access/remove-by-access-token': 'login.removeByAccessToken',
  'api POST /user/oauth2/access/remove-by-user-key': 'login.removeByUserKey',
  'pay POST /pay/make-payment': 'pay.makePayment',
  'pay POST /pay/execute-payment': 'pay.executePayment',
  'pay POST /pay/refund-payment': 'pay.refundPayment',
  'pay POST /pay/get-payment-status': 'pay.getPaymentStatus',
  'api POST /pay/create-billing-key': 'pay.billing.createKey',
  'api POST /pay/execute-billing': 'pay.billing.execute',
  'api POST /pay/get-billing-key-status': 'pay.billing.getStatus',
  'api POST /pay/remove-billing-key': 'pay.billing.removeKey',
  'api POST /order/get-order-status': 'iap.getOrderStatus',
  'api POST /promotion/execute-promotion/get-key': 'promotion.getKey',
  'api POST /promotion/execute-promotion': 'promotion.execute',
  'api POST /promotion/execution-result': 'promotion.getResult',
  'api POST /messenger/send-message': 'messages.send',
  'api POST /messenger/send-test-message': 'messages.sendTest',
  'api POST /messenger/send-bulk-message': 'messages.sendBulk',
  'api POST /users/anon-key/verify': 'anonymousKey.verify',
  'api POST /users/anon-key/exchange': 'anonymousKey.exchange',
};

/** The name of a call, where it is a documented one. @internal */
export function operationOf(host: HostName, method: string, path: string): string | null {
  const key = `${host} ${method} ${path.startsWith(prefix) ? path.slice(prefix.length) : path}`;
  return (Object.hasOwn(names, key) ? names[key] : undefined) ?? null;
}

/** Every documented call, for whoever chooses one. @internal */
export function operations(): readonly { operation: string; host: string; method: string; path: string }[] {
  return Object.entries(names).map(([key, operation]) => {
    const [host = '', method = '', path = ''] = key.split(' ');
    return { operation, host, method, path };
  });
}
