import type { AppList } from '../settings/app-list.js';
import type { ConsoleRoute } from '../http/console-route.js';

/** @internal */
export function appRoutes(apps: AppList): ConsoleRoute[] {
  return [
    { method: 'GET', path: '/api/apps', handle: () => ({ apps: apps.names() }) },
    { method: 'POST', path: '/api/apps', handle: ({ body }) => ({ app: apps.create(body['name']) }) },
  ];
}
