import type { ApproveOptions } from '../../../pay/buyer.js';
import type { StoredPayment } from '../../../pay/stored-payment.interface.js';
import type { Platform } from '../../../platform.js';
import type { AppList } from '../../settings/app-list.js';
import type { ConsoleRoute } from '../../http/console-route.js';
import { refused } from '../../http/refused.js';
import type { PaymentView } from '../../views/views.interface.js';

/** Payments and their buyer. @internal */
export function paymentRoutes({ emulator, tables }: Platform, apps: AppList): ConsoleRoute[] {
  const payments = tables.table<StoredPayment>('payments');
  const view = (payToken: string | undefined) => {
    const payment = payToken === undefined ? undefined : payments.get(payToken);
    return { payment: payment ? paymentView(payment) : null };
  };
  return [
    {
      method: 'GET',
      path: '/api/apps/:app/payments',
      handle({ params }) {
        const app = apps.check(params['app']);
        const own = [...payments.values()].filter(({ appName }) => appName === app);
        return { payments: own.reverse().map(paymentView) };
      },
    },
    {
      method: 'POST',
      path: '/api/payments/:payToken/approve',
      handle({ params: { payToken = '' }, body }) {
        refused(() => emulator.approvePayment(payToken, body as ApproveOptions));
        return view(payToken);
      },
    },
    {
      method: 'POST',
      path: '/api/payments/:payToken/cancel',
      handle({ params: { payToken = '' } }) {
        refused(() => emulator.cancelPayment(payToken));
        return view(payToken);
      },
    },
    {
      method: 'POST',
      path: '/api/payments/:payToken/settle',
      handle({ params: { payToken = '' } }) {
        refused(() => emulator.settlePayment(payToken));
        return view(payToken);
      },
    },
  ];
}

/** How many payments of each app wait for their buyer. @internal */
export function waitingPayments({ tables }: Platform): Record<string, number> {
  const waiting: Record<string, number> = {};
  for (const { appName, status } of tables.table<StoredPayment>('payments').values()) {
    if (status === 'PAY_STANDBY') waiting[appName] = (waiting[appName] ?? 0) + 1;
  }
  return waiting;
}

function paymentView(payment: StoredPayment): PaymentView {
  const { payToken, orderNo, productDesc, status, amount, payMethod, isTestPayment, userKey, anonKey } =
    payment;
  return {
    payToken,
    orderNo,
    productDesc,
    status,
    amount,
    payMethod,
    isTestPayment,
    userKey: userKey ?? null,
    anonKey: anonKey ?? null,
    createdAt: new Date(payment.createdAt).toISOString(),
    paidAt: payment.paidAt === null ? null : new Date(payment.paidAt).toISOString(),
  };
}
