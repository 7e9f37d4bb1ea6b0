import { ANONYMOUS_KEY_OPERATIONS } from './anonymous-key/anonymous-key.operations.js';
import { IAP_OPERATIONS } from './iap/iap.operations.js';
import { LOGIN_OPERATIONS } from './login/login.operations.js';
import { MESSAGES_OPERATIONS } from './messages/messages.operations.js';
import type { Operation } from './call/operation.interface.js';
import { BILLING_OPERATIONS } from './pay/billing/billing.operations.js';
import { PAY_OPERATIONS } from './pay/pay.operations.js';
import { PROMOTION_OPERATIONS } from './promotion/promotion.operations.js';

/** Every operation there is, for the names in metrics and for the documentation. @internal */
export const OPERATIONS: readonly Operation<never, unknown>[] = [
  ...Object.values(LOGIN_OPERATIONS),
  ...Object.values(IAP_OPERATIONS),
  ...Object.values(MESSAGES_OPERATIONS),
  ...Object.values(ANONYMOUS_KEY_OPERATIONS),
  ...Object.values(PAY_OPERATIONS),
  ...Object.values(BILLING_OPERATIONS),
  ...Object.values(PROMOTION_OPERATIONS),
];
