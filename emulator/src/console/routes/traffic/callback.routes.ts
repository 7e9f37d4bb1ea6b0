import type {
  SubscriptionChange,
  SubscriptionWebhookOptions,
  UnlinkCallbackOptions,
} from '../../../callbacks/callback.interface.js';
import type { Platform } from '../../../platform.js';
import type { AppList } from '../../settings/app-list.js';
import { ConsoleError } from '../../http/console-error.js';
import type { ConsoleRoute } from '../../http/console-route.js';
import { numberField, textField, wordField } from '../field.js';

const referrers = ['UNLINK', 'WITHDRAWAL_TERMS', 'WITHDRAWAL_TOSS'] as const;
const most = 50;

/** What Toss tells the partner's server, sent by click. @internal */
export function callbackRoutes({ emulator, tables }: Platform, apps: AppList): ConsoleRoute[] {
  return [
    {
      method: 'GET',
      path: '/api/apps/:app/callbacks',
      handle({ params }) {
        const appName = apps.check(params['app']);
        const unlink = tables.table<UnlinkCallbackOptions>('unlinkCallbacks').get(appName);
        const subscription = tables.table<SubscriptionWebhookOptions>('subscriptionWebhooks').get(appName);
        const { callbacks } = emulator.ledger.where({ appName });
        return {
          unlink: unlink?.url ?? null,
          subscription: subscription?.url ?? null,
          sent: callbacks.slice(-most).reverse(),
        };
      },
    },
    {
      method: 'PUT',
      path: '/api/apps/:app/callbacks/unlink',
      handle({ params, body }) {
        const appName = apps.check(params['app']);
        const credential = typeof body['credential'] === 'string' ? body['credential'] : '';
        const options = body as unknown as UnlinkCallbackOptions;
        emulator.setUnlinkCallback({ ...options, url: textField(body, 'url'), credential, appName });
        return { url: body['url'] };
      },
    },
    {
      method: 'POST',
      path: '/api/apps/:app/callbacks/unlink',
      async handle({ params, body }) {
        const appName = apps.check(params['app']);
        const referrer = body['referrer'] === undefined ? 'UNLINK' : wordField(body, 'referrer', referrers);
        const userKey = numberField(body, 'userKey');
        return { delivery: (await sent(emulator.unlinkUser(appName, userKey, referrer))) ?? null };
      },
    },
    {
      // The URL is called once and kept only when it accepts that, as in the console.
      method: 'PUT',
      path: '/api/apps/:app/callbacks/subscription',
      async handle({ params, body }) {
        const appName = apps.check(params['app']);
        const url = textField(body, 'url');
        const options = { ...(body as Partial<SubscriptionWebhookOptions>), url, appName };
        return { delivery: await sent(emulator.registerSubscriptionWebhook(options)) };
      },
    },
    {
      method: 'POST',
      path: '/api/apps/:app/callbacks/subscription',
      async handle({ params, body }) {
        const appName = apps.check(params['app']);
        const orderId = textField(body, 'orderId');
        textField(body, 'changeReason');
        const { occurredAt: _, ...change } = body as unknown as SubscriptionChange;
        return {
          delivery: (await sent(emulator.changeSubscription({ ...change, orderId, appName }))) ?? null,
        };
      },
    },
  ];
}

async function sent<Result>(sending: Promise<Result>): Promise<Result> {
  try {
    return await sending;
  } catch (error) {
    if (error instanceof TypeError) throw error;
    throw new ConsoleError(409, 'REFUSED', (error as Error).message);
  }
}
