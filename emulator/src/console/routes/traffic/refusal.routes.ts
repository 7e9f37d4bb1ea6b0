import type { ConsoleRoute } from '../../http/console-route.js';
import { refusalStyles, refusalTimes } from '../../settings/refusal-settings.js';
import type { RefusalSettings } from '../../settings/refusal-settings.js';
import { wordField } from '../field.js';

/** @internal */
export function refusalRoutes(settings: RefusalSettings): ConsoleRoute[] {
  return [
    { method: 'GET', path: '/api/refusals', handle: () => ({ refusals: settings.row }) },
    {
      method: 'PUT',
      path: '/api/refusals',
      handle({ body }) {
        const changes = {
          ...(body['style'] !== undefined && { style: wordField(body, 'style', refusalStyles) }),
          ...(body['time'] !== undefined && { time: wordField(body, 'time', refusalTimes) }),
        };
        return { refusals: settings.change(changes) };
      },
    },
  ];
}
