import { endpoint } from '../server/routing/endpoint.js';
import type { Endpoint } from '../server/routing/endpoint.js';
import type { Promotions } from './promotions.js';

/** Promotions (프로모션): Toss points for users. @internal */
export function promotionEndpoints(promotions: Promotions): Endpoint[] {
  return [
    endpoint('promotion.getKey', ({ appName }) => ({ key: promotions.issueKey(appName) })),
    endpoint('promotion.execute', ({ appName, caller, body: { promotionCode, key, amount } }) => {
      promotions.grant(appName, caller, promotionCode, key, amount);
      return { key };
    }),
    endpoint('promotion.getResult', ({ appName, caller, body: { promotionCode, key } }) =>
      promotions.result(appName, caller, promotionCode, key),
    ),
  ];
}
