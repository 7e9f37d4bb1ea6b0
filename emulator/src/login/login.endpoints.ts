import { invalidGrant } from '../server/answer/answer.js';
import { AnswerError, refusal } from '../server/answer/answer-error.js';
import { endpoint } from '../server/routing/endpoint.js';
import type { Endpoint } from '../server/routing/endpoint.js';
import type { LoginService } from './login-service.js';

/** Toss Login (토스 로그인). @internal */
export function loginEndpoints(login: LoginService): Endpoint[] {
  return [
    endpoint('login.generateToken', ({ appName, body }) =>
      granted(login.exchange(body.authorizationCode, appName)),
    ),
    endpoint('login.refreshToken', ({ appName, body }) => {
      const tokens = login.renew(body.refreshToken, appName);
      // Toss documents that this fails in an envelope but names no code; this is the one of its neighbours.
      if (!tokens) throw refusal('INTERNAL_ERROR', '리프레시 토큰이 만료됐거나 유효하지 않아요.');
      return tokens;
    }),
    endpoint('login.getMe', ({ appName, bearer }) => granted(login.profile(bearer, appName))),
    endpoint('login.removeByAccessToken', ({ appName, bearer }) => ({
      userKey: granted(login.unlinkByToken(bearer, appName)),
    })),
    // Toss contradicts itself on whether this needs a Bearer token, so one is neither demanded nor looked at.
    endpoint('login.removeByUserKey', ({ appName, body }) => {
      const userKey = login.unlinkByUserKey(Number(body.userKey), appName);
      if (userKey === undefined) throw refusal('USER_KEY_NOT_FOUND', '연결된 사용자가 없어요.');
      return { userKey };
    }),
  ];
}

/** A code or a token that is no good is the one failure without an envelope. */
function granted<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new AnswerError(invalidGrant());
  return value;
}
