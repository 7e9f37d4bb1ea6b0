import type { Platform } from '../../../platform.js';
import type { ConsoleRoute } from '../../http/console-route.js';
import { ledgerView } from '../../views/ledger-views.js';

/** @internal */
export function ledgerRoutes({ emulator }: Platform): ConsoleRoute[] {
  return [
    {
      method: 'GET',
      path: '/api/ledger',
      handle({ query }) {
        const app = query.get('app');
        return ledgerView(app === null ? emulator.ledger : emulator.ledger.where({ appName: app }));
      },
    },
    {
      method: 'DELETE',
      path: '/api/ledger',
      handle() {
        emulator.ledger.clear();
        return {};
      },
    },
  ];
}
