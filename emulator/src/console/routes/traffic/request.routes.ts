import { missing } from '../../http/console-error.js';
import type { ConsoleRoute } from '../../http/console-route.js';
import type { RequestLog } from '../../request-log.js';

const most = 1_000;

/** @internal */
export function requestRoutes(log: RequestLog): ConsoleRoute[] {
  return [
    {
      method: 'GET',
      path: '/api/requests',
      handle({ query }) {
        const limit = Math.min(Number(query.get('limit') ?? most) || most, most);
        return { requests: log.list(limit, query.get('app') ?? undefined) };
      },
    },
    {
      // Tokens and personal data are covered unless `?masked=false` asks for them.
      method: 'GET',
      path: '/api/requests/:id',
      handle({ params, query }) {
        const request = log.detail(Number(params['id']), query.get('masked') !== 'false');
        if (!request) throw missing(`There is no request ${params['id']}, or no longer`);
        return { request };
      },
    },
    {
      method: 'DELETE',
      path: '/api/requests',
      handle() {
        log.clear();
        return {};
      },
    },
  ];
}
