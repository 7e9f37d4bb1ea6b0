import type { EmulatedUser } from '../../login/emulated-user.interface.js';
import type { StoredUser } from '../../login/user-directory.js';
import type { Platform } from '../../platform.js';
import type { AppList } from '../settings/app-list.js';
import type { ConsoleRoute } from '../http/console-route.js';

/** The people of an app, and the codes they sign in with. @internal */
export function userRoutes({ emulator, tables }: Platform, apps: AppList): ConsoleRoute[] {
  return [
    {
      method: 'GET',
      path: '/api/apps/:app/users',
      handle({ params }) {
        const app = apps.check(params['app']);
        return {
          users: [...tables.table<StoredUser>('users').values()].filter(({ appName }) => appName === app),
        };
      },
    },
    {
      // What `appLogin()` gives to the mini-app. The body says who signs in; without one it is somebody new.
      method: 'POST',
      path: '/api/apps/:app/codes',
      handle({ params, body }) {
        const user = body as Partial<EmulatedUser>;
        return {
          authorizationCode: emulator.issueAuthorizationCode(apps.check(params['app']), user),
          referrer: 'DEFAULT',
        };
      },
    },
  ];
}
