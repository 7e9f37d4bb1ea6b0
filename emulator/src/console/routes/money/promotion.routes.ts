import type {
  CreatePromotionOptions,
  UpdatePromotionOptions,
} from '../../../promotion/promotion.interface.js';
import type { Platform } from '../../../platform.js';
import type { AppList } from '../../settings/app-list.js';
import type { ConsoleRoute } from '../../http/console-route.js';
import { refused } from '../../http/refused.js';
import { numberField, textField } from '../field.js';

type Row = Readonly<Record<string, unknown>>;

/** Promotions of the console. @internal */
export function promotionRoutes({ emulator, tables }: Platform, apps: AppList): ConsoleRoute[] {
  const promotions = tables.table<Row>('promotions');
  return [
    {
      method: 'GET',
      path: '/api/apps/:app/promotions',
      handle({ params }) {
        const app = apps.check(params['app']);
        return { promotions: [...promotions.values()].filter(({ appName }) => appName === app).reverse() };
      },
    },
    {
      method: 'POST',
      path: '/api/apps/:app/promotions',
      handle({ params, body }) {
        const appName = apps.check(params['app']);
        const promotionCode = textField(body, 'promotionCode');
        const budget = numberField(body, 'budget');
        const options = { ...(body as Partial<CreatePromotionOptions>), appName, promotionCode, budget };
        refused(() => emulator.createPromotion(options));
        return { promotion: promotions.get(`${appName} ${promotionCode}`) };
      },
    },
    {
      method: 'PUT',
      path: '/api/apps/:app/promotions/:promotionCode',
      handle({ params: { app, promotionCode = '' }, body }) {
        const appName = apps.check(app);
        const changes = { ...(body as UpdatePromotionOptions), appName };
        refused(() => emulator.updatePromotion(promotionCode, changes));
        return { promotion: promotions.get(`${appName} ${promotionCode}`) };
      },
    },
  ];
}
