import { invalidGrant, success } from '../server/answer.js';
import type { Endpoint } from '../server/endpoint.interface.js';
import type { LoginService } from './login-service.js';

/** @internal */
export function removeByAccessToken(login: LoginService): Endpoint {
  return {
    host: 'api',
    method: 'POST',
    path: '/user/oauth2/access/remove-by-access-token',
    handle({ appName, bearer }) {
      const userKey = login.unlinkByToken(bearer, appName);
      return userKey === undefined ? invalidGrant() : success({ userKey });
    },
  };
}
