import { invalidGrant, success } from '../server/answer.js';
import type { Endpoint } from '../server/endpoint.interface.js';
import type { LoginService } from './login-service.js';

/** @internal */
export function generateToken(login: LoginService): Endpoint {
  return {
    host: 'api',
    method: 'POST',
    path: '/user/oauth2/generate-token',
    handle({ appName, fields }) {
      const code = fields.text('authorizationCode');
      // Passed on from the SDK as it is; Toss documents it in several spellings, so any will do.
      fields.text('referrer');
      fields.check();
      const tokens = login.exchange(code, appName);
      return tokens ? success(tokens) : invalidGrant();
    },
  };
}
