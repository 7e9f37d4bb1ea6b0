/** What the partner API has, below `/api-partner/v1/apps-in-toss`. */
const ENDPOINTS = [
  '/user/oauth2/generate-token',
  '/user/oauth2/refresh-token',
  '/user/oauth2/login-me',
  '/user/oauth2/access/remove-by-access-token',
  '/user/oauth2/access/remove-by-user-key',
  '/pay/make-payment',
  '/pay/execute-payment',
  '/pay/refund-payment',
  '/pay/get-payment-status',
  '/pay/create-billing-key',
  '/pay/execute-billing',
  '/pay/get-billing-key-status',
  '/pay/remove-billing-key',
  '/order/get-order-status',
  '/promotion/execute-promotion/get-key',
  '/promotion/execute-promotion',
  '/promotion/execution-result',
  '/messenger/send-message',
  '/messenger/send-test-message',
  '/messenger/send-bulk-message',
  '/users/anon-key/verify',
  '/users/anon-key/exchange',
] as const;

export type Endpoint = (typeof ENDPOINTS)[number];

export const API_HOST = 'apps-in-toss-api.toss.im';
export const PAY_HOST = 'pay-apps-in-toss-api.toss.im';
const PREFIX = '/api-partner/v1/apps-in-toss';
/** A variable that holds a base URL of Apps in Toss, by its name. */
const BASE_VARIABLE = /<env:\w*(TOSS|AIT_)\w*(URL|HOST|BASE|ENDPOINT|ORIGIN)\w*>/i;

/** Whether a URL is one of the partner API: by its host, its path, or the name of the variable it begins with. */
export function isToss(url: string): boolean {
  return url.includes(API_HOST) || url.includes(PREFIX) || BASE_VARIABLE.test(url);
}

/** The host a URL begins with, if it is written down. */
export function hostOf(url: string): string | undefined {
  const host = /^https?:\/\/([^/:?\0<]+)/.exec(url)?.[1];
  return host?.endsWith('.toss.im') ? host : undefined;
}

/** The endpoint that a URL or a path ends with. */
export function endpointOf(url: string): Endpoint | undefined {
  const path = url.replace(/[?#].*$/, '').replace(/\/$/, '');
  // Longer ones first would not help: `…/execute-promotion` does not end like `…/get-key`.
  return ENDPOINTS.find((each) => path.endsWith(each));
}

/** Words that only code which calls the partner API holds. */
export const TRACES =
  /apps-in-toss(?:-api|\/)|\b\w*(?:APPS_IN_TOSS|TOSS_(?:MTLS|CLIENT|CERT|KEY|API))\w*|\bAIT_MTLS/;
