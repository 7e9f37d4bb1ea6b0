import { readFileSync } from 'node:fs';
import { request } from 'node:https';

const prefix = '/api-partner/v1/apps-in-toss';

/** A morning of a small coffee shop: something in every room. */
export async function fillDesk(told, admin) {
  const user = { 'x-toss-user-key': '443700042' };
  const api = caller(told, told.apiBaseUrl);
  const pay = caller(told, told.payBaseUrl);
  const { authorizationCode } = await admin('POST', '/apps/my-app/codes', { userKey: 443_700_042 });
  const login = { authorizationCode, referrer: 'DEFAULT' };
  const { success } = await api('POST', '/user/oauth2/generate-token', login);
  await api('GET', '/user/oauth2/login-me', undefined, { authorization: `Bearer ${success.accessToken}` });
  const make = async (orderNo, amount, productDesc) => {
    const body = { orderNo, productDesc, amount, amountTaxFree: 0, isTestPayment: false };
    return (await pay('POST', '/pay/make-payment', body, user)).success.payToken;
  };
  const paid = await make('order-1001', 12_900, '아메리카노 3잔');
  await admin('POST', `/payments/${paid}/approve`, {});
  await pay(
    'POST',
    '/pay/execute-payment',
    { payToken: paid, orderNo: 'order-1001', isTestPayment: false },
    user,
  );
  const cancelled = await make('order-1002', 4_500, '카페라떼 1잔');
  await admin('POST', `/payments/${cancelled}/cancel`, {});
  await make('order-1003', 39_000, '원두 1kg');
  await make('order-1004', 5_500, '치즈케이크');
  await admin('POST', '/apps/my-app/promotions', { promotionCode: 'WELCOME', budget: 100_000 });
  await admin('POST', '/apps/my-app/promotions', { promotionCode: 'TEST_ATTENDANCE', budget: 5_000 });
  for (const [promotionCode, amount] of [
    ['WELCOME', 1_000],
    ['TEST_ATTENDANCE', 2_500],
    ['TEST_ATTENDANCE', 2_000],
  ]) {
    const { key } = (await api('POST', '/promotion/execute-promotion/get-key', {}, user)).success;
    await api('POST', '/promotion/execute-promotion', { promotionCode, key, amount }, user);
    await api('POST', '/promotion/execution-result', { promotionCode, key }, user);
  }
  await api(
    'POST',
    '/messenger/send-message',
    { templateSetCode: 'ORDER_READY', context: { menu: '아메리카노' } },
    user,
  );
  await api('POST', '/user/oauth2/generate-token', login);
  const { order } = await admin('POST', '/apps/my-app/orders', { sku: 'bean_500', userKey: 443_700_042 });
  await api('POST', '/order/get-order-status', { orderId: order.orderId });
}

function caller({ environment }, origin) {
  const pair = {
    ca: readFileSync(environment.APPS_IN_TOSS_CA),
    cert: readFileSync(environment.APPS_IN_TOSS_CERT),
    key: readFileSync(environment.APPS_IN_TOSS_KEY),
  };
  return (method, path, body, headers = {}) =>
    new Promise((resolve, reject) => {
      const call = request(
        `${origin}${prefix}${path}`,
        { method, agent: false, ...pair, headers: { 'content-type': 'application/json', ...headers } },
        async (response) => {
          let text = '';
          for await (const chunk of response.setEncoding('utf8')) text += chunk;
          resolve(JSON.parse(text));
        },
      );
      call.on('error', reject);
      call.end(body === undefined ? undefined : JSON.stringify(body));
    });
}
