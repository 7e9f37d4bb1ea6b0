import { invalidGrant, success } from '../server/answer.js';
import type { Endpoint } from '../server/endpoint.interface.js';
import type { LoginService } from './login-service.js';

/** @internal */
export function loginMe(login: LoginService): Endpoint {
  return {
    host: 'api',
    method: 'GET',
    path: '/user/oauth2/login-me',
    handle({ appName, bearer }) {
      const profile = login.profile(bearer, appName);
      return profile ? success(profile) : invalidGrant();
    },
  };
}
