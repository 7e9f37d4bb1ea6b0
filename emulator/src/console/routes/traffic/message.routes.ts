import type { CreateTemplateOptions } from '../../../messages/message.interface.js';
import type { Platform } from '../../../platform.js';
import type { AppList } from '../../settings/app-list.js';
import type { ConsoleRoute } from '../../http/console-route.js';
import { refused } from '../../http/refused.js';
import { textField } from '../field.js';

const most = 200;

/** What was sent, and the templates it was made of. @internal */
export function messageRoutes({ emulator }: Platform, apps: AppList): ConsoleRoute[] {
  return [
    {
      method: 'GET',
      path: '/api/apps/:app/messages',
      handle({ params }) {
        const { messages } = emulator.ledger.where({ appName: apps.check(params['app']) });
        return { messages: messages.slice(-most).reverse(), count: messages.length };
      },
    },
    {
      method: 'POST',
      path: '/api/apps/:app/templates',
      handle({ params, body }) {
        const appName = apps.check(params['app']);
        const templateSetCode = textField(body, 'templateSetCode');
        refused(() =>
          emulator.createTemplate({ ...(body as Partial<CreateTemplateOptions>), appName, templateSetCode }),
        );
        return { templateSetCode };
      },
    },
  ];
}
