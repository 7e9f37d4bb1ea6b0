import { AnonymousKeyApi } from '../../../../lib/api/anonymous-key/anonymous-key.api.js';
import { ANONYMOUS_KEY_OPERATIONS } from '../../../../lib/api/anonymous-key/anonymous-key.operations.js';
import { IapApi } from '../../../../lib/api/iap/iap.api.js';
import { IAP_OPERATIONS } from '../../../../lib/api/iap/iap.operations.js';
import { MessagesApi } from '../../../../lib/api/messages/messages.api.js';
import { MESSAGES_OPERATIONS } from '../../../../lib/api/messages/messages.operations.js';
import { BillingApi } from '../../../../lib/api/pay/billing/billing.api.js';
import { BILLING_OPERATIONS } from '../../../../lib/api/pay/billing/billing.operations.js';
import { PayApi } from '../../../../lib/api/pay/pay.api.js';
import { PAY_OPERATIONS } from '../../../../lib/api/pay/pay.operations.js';
import { PromotionApi } from '../../../../lib/api/promotion/promotion.api.js';
import { PROMOTION_OPERATIONS } from '../../../../lib/api/promotion/promotion.operations.js';
import { LoginApi } from '../../../../lib/api/login/login.api.js';
import { LOGIN_OPERATIONS } from '../../../../lib/api/login/login.operations.js';
import { OPERATIONS } from '../../../../lib/api/operations.js';
import { requestPath } from '../../../../lib/api/request/request-path.js';

const methods = (api: { prototype: object }) =>
  Object.getOwnPropertyNames(api.prototype).filter((name) => name !== 'constructor');

describe('the table of operations', () => {
  it.each([
    ['login', LoginApi, LOGIN_OPERATIONS, []],
    // What is made of reads has no entry of its own.
    ['iap', IapApi, IAP_OPERATIONS, ['waitForOrderStatus']],
    ['messages', MessagesApi, MESSAGES_OPERATIONS, []],
    ['anonymousKey', AnonymousKeyApi, ANONYMOUS_KEY_OPERATIONS, []],
  ])('has one entry for each method of the group %s, and no other', (group, api, operations, others) => {
    expect(methods(api)).toEqual([...Object.keys(operations), ...others]);
    for (const [method, { name }] of Object.entries(operations)) expect(name).toBe(`${group}.${method}`);
  });

  it.each<[string, { prototype: object }, Record<string, { name: string }>, string[]]>([
    ['pay', PayApi, PAY_OPERATIONS, []],
    ['pay.billing', BillingApi, BILLING_OPERATIONS, []],
    // What a grant does is more than one call.
    [
      'promotion',
      PromotionApi,
      PROMOTION_OPERATIONS,
      ['grant', 'plan', 'settle', 'recoverUnfinished', 'undecided', 'decide'],
    ],
  ])('has one entry for each method of the group %s that is one call', (group, api, operations, others) => {
    expect(methods(api).sort()).toEqual([...Object.keys(operations), ...others].sort());
    for (const [method, { name }] of Object.entries(operations)) expect(name).toBe(`${group}.${method}`);
  });

  it('names every operation once', () => {
    expect(new Set(OPERATIONS.map(({ name }) => name)).size).toBe(OPERATIONS.length);
  });

  it.each(OPERATIONS.map((operation) => [operation.name, operation] as const))(
    '%s has a path that is allowed, and advice in both languages',
    (_, operation) => {
      expect(requestPath(operation.path)).toMatch(/^\/api-partner\/v1\/apps-in-toss\//);
      expect(operation.afterUnknown.ko).toMatch(/요\./);
      expect(operation.afterUnknown.en).toMatch(/^[\x20-\x7e]+$/);
    },
  );
});
