import type { Endpoint } from '../server/endpoint.interface.js';
import { generateToken } from './generate-token.endpoint.js';
import { loginMe } from './login-me.endpoint.js';
import type { LoginService } from './login-service.js';
import { refreshToken } from './refresh-token.endpoint.js';
import { removeByAccessToken } from './remove-by-access-token.endpoint.js';
import { removeByUserKey } from './remove-by-user-key.endpoint.js';

/** Toss Login (토스 로그인). @internal */
export function loginEndpoints(login: LoginService): Endpoint[] {
  return [generateToken, refreshToken, loginMe, removeByAccessToken, removeByUserKey].map((make) =>
    make(login),
  );
}
