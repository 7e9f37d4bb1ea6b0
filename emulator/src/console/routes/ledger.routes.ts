import type { Platform } from '../../platform.js';
import type { ConsoleRoute } from '../console-route.js';
import { ledgerView } from '../ledger-views.js';

/** @internal */
export function ledgerRoutes(platform: Platform): ConsoleRoute[] {
  return [
    { method: 'GET', path: '/api/ledger', handle: ({ query }) => ledgerView(platform, query.get('app')) },
    {
      method: 'DELETE',
      path: '/api/ledger',
      handle() {
        platform.emulator.ledger.clear();
        return {};
      },
    },
  ];
}
