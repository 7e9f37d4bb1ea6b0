import { AnonymousKeys } from './anonymous-key/anonymous-keys.js';
import { anonymousKeyEndpoints } from './anonymous-key/anonymous-key.endpoints.js';
import { CallbackSender } from './callbacks/callback-sender.js';
import { Callbacks } from './callbacks/callbacks.js';
import { Callers } from './callers/callers.js';
import type { DecryptionSettings } from './decryption-settings.js';
import type { EmulatorOptions } from './emulator-options.interface.js';
import { Orders } from './iap/orders.js';
import type { LedgerBook } from './ledger/ledger-book.js';
import { RateLimiter } from './limits/rate-limiter.js';
import { loginEndpoints } from './login/login.endpoints.js';
import { LoginService } from './login/login-service.js';
import { UserDirectory } from './login/user-directory.js';
import { Messages } from './messages/messages.js';
import { Billing } from './pay/billing.js';
import { Buyer } from './pay/buyer.js';
import { payEndpoints } from './pay/pay.endpoints.js';
import { Payments } from './pay/payments.js';
import { promotionEndpoints } from './promotion/promotion.endpoints.js';
import { Promotions } from './promotion/promotions.js';
import { Router } from './server/routing/router.js';
import type { Tables } from './state/tables.js';

/** Everything behind the two hosts, wired. @internal */
export function services(
  tables: Tables,
  now: () => Date,
  ledger: LedgerBook,
  decryption: DecryptionSettings,
  options: EmulatorOptions,
) {
  const users = new UserDirectory(tables);
  const anonymousKeys = new AnonymousKeys(tables, now);
  const callers = new Callers(users, anonymousKeys, options.users === 'known');
  const login = new LoginService(tables, users, now, ledger, decryption, options.tokens ?? {});
  const payments = new Payments(tables, now, ledger);
  const buyer = new Buyer(payments);
  const billing = new Billing(tables, payments, now);
  const promotions = new Promotions(tables, now, ledger, options.promotion ?? {});
  const orders = new Orders(tables, now, options.iap ?? {});
  const messages = new Messages(tables, now, ledger, callers, options.messages ?? {});
  const sender = new CallbackSender(now, ledger);
  const callbacks = new Callbacks(tables, now, login, sender);
  const pay = options.pay ?? {};
  const router = new Router(
    [
      ...loginEndpoints(login),
      ...payEndpoints(payments, buyer, now, pay),
      ...billing.endpoints(pay.cardFieldsAs !== 'native'),
      ...orders.endpoints(),
      ...promotionEndpoints(promotions),
      ...messages.endpoints(),
      ...anonymousKeyEndpoints(anonymousKeys, options.anonymousKey ?? {}),
    ],
    callers,
    new RateLimiter(options.rateLimits === false ? undefined : options.rateLimits, now),
  );
  return { login, anonymousKeys, buyer, billing, promotions, orders, messages, callbacks, sender, router };
}

/** @internal */
export type Services = ReturnType<typeof services>;
