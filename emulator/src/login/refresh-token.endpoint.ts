import { fail, success } from '../server/answer.js';
import type { Endpoint } from '../server/endpoint.interface.js';
import type { LoginService } from './login-service.js';

/** Toss documents that this fails in an envelope but names no code; `INTERNAL_ERROR` is the one of its neighbours. @internal */
export function refreshToken(login: LoginService): Endpoint {
  return {
    host: 'api',
    method: 'POST',
    path: '/user/oauth2/refresh-token',
    handle({ appName, fields }) {
      const token = fields.text('refreshToken');
      fields.check();
      const tokens = login.renew(token, appName);
      return tokens ? success(tokens) : fail('INTERNAL_ERROR', '리프레시 토큰이 만료됐거나 유효하지 않아요.');
    },
  };
}
