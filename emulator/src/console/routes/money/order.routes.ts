import type { CreateOrderOptions, UpdateOrderOptions } from '../../../iap/order.interface.js';
import type { Platform } from '../../../platform.js';
import type { AppList } from '../../settings/app-list.js';
import type { ConsoleRoute } from '../../http/console-route.js';
import { refused } from '../../http/refused.js';

type Row = Readonly<Record<string, unknown>>;

/** In-app orders, which only a phone's store makes on the platform. @internal */
export function orderRoutes({ emulator, tables }: Platform, apps: AppList): ConsoleRoute[] {
  const orders = tables.table<Row>('orders');
  return [
    {
      method: 'GET',
      path: '/api/apps/:app/orders',
      handle({ params }) {
        const app = apps.check(params['app']);
        return { orders: [...orders.values()].filter(({ appName }) => appName === app).reverse() };
      },
    },
    {
      method: 'POST',
      path: '/api/apps/:app/orders',
      handle({ params, body }) {
        const appName = apps.check(params['app']);
        const orderId = refused(() => emulator.createOrder({ ...(body as CreateOrderOptions), appName }));
        return { order: orders.get(orderId) };
      },
    },
    {
      method: 'PUT',
      path: '/api/orders/:orderId',
      handle({ params: { orderId = '' }, body }) {
        refused(() => emulator.updateOrder(orderId, body as UpdateOrderOptions));
        return { order: orders.get(orderId) };
      },
    },
  ];
}
