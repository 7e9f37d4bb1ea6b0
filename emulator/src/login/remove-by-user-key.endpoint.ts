import { fail, success } from '../server/answer.js';
import type { Endpoint } from '../server/endpoint.interface.js';
import type { LoginService } from './login-service.js';

/** Toss contradicts itself on whether this needs a Bearer token, so one is neither demanded nor looked at. @internal */
export function removeByUserKey(login: LoginService): Endpoint {
  return {
    host: 'api',
    method: 'POST',
    path: '/user/oauth2/access/remove-by-user-key',
    handle({ appName, fields }) {
      const userKey = fields.wholeNumber('userKey');
      fields.check();
      const unlinked = login.unlinkByUserKey(userKey, appName);
      return unlinked === undefined
        ? fail('USER_KEY_NOT_FOUND', '연결된 사용자가 없어요.')
        : success({ userKey: unlinked });
    },
  };
}
