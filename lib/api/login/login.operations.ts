import type { Hint } from '../../foundation/hint.interface.js';
import { textArgument, userKeyArgument } from '../request/argument.js';
import type { Operation } from '../call/operation.interface.js';
import { ResponseFields } from '../answer/response-fields.js';
import type {
  GenerateTokenRequest,
  GetMeRequest,
  Profile,
  RefreshTokenRequest,
  RemoveByAccessTokenRequest,
  RemoveByUserKeyRequest,
  RemovedLink,
  TokenSet,
} from './login.interface.js';
import { LOGIN_CODES } from './login.codes.js';
import { parseProfile } from './parse-profile.js';
import { parseTokenSet } from './parse-token-set.js';

const LOG_IN_AGAIN: Hint = {
  ko: '토큰이 발급됐는지 조회하는 API는 없어요. 앱에서 appLogin()을 다시 호출해 새 인가 코드로 로그인해 주세요. 이미 연결된 사용자에게는 화면이 뜨지 않아요.',
  en: 'Nothing tells whether tokens were issued. Let the app call appLogin() again and use the new code; a linked user sees no screen.',
};

const REFRESH_OR_LOG_IN: Hint = {
  ko: '새 토큰이 발급됐는지 조회하는 API는 없어요. 같은 리프레시 토큰으로 한 번 더 시도하고, invalid_grant가 오면 appLogin()으로 다시 로그인해 주세요.',
  en: 'Nothing tells whether new tokens were issued. Try once more with the same refresh token; if that gives invalid_grant, log in again with appLogin().',
};

const EXPIRED_ACCESS_TOKEN: Hint = {
  ko: '액세스 토큰이 만료됐거나 연결이 끊겼어요. login.refreshToken으로 갱신하고, 갱신도 실패하면 appLogin()으로 다시 로그인해 주세요.',
  en: 'The access token has expired or the link was removed. Call login.refreshToken, and if that fails log in again with appLogin().',
};

const REMOVE_LATER: Hint = {
  ko: '토큰이 많은 사용자는 연결 끊기가 3초 넘게 걸릴 수 있어요. 바로 다시 시도하지 말고 retryAfterMs가 지난 뒤에 같은 요청을 보내 주세요.',
  en: 'Removing a user with many tokens can take the server longer than 3 seconds. Do not repeat it at once: send the same request after retryAfterMs.',
};

const NOTHING_CHANGED: Hint = {
  ko: '조회만 하는 요청이라 다시 시도해도 괜찮아요.',
  en: 'It only reads; try again.',
};

/** The documentation advises against repeating a removal that ran into the server's read timeout of 3 seconds. */
const REMOVAL_RETRY = { notSent: 1, unknown: 0, limited: 0, unknownRetryAfterMs: 60_000 } as const;

const parseRemovedLink = (success: unknown): RemovedLink => ({
  userKey: new ResponseFields(success).wholeNumber('userKey'),
});

const generateToken: Operation<GenerateTokenRequest, TokenSet> = {
  name: 'login.generateToken',
  method: 'POST',
  path: '/user/oauth2/generate-token',
  host: 'api',
  identity: 'none',
  class: 'one-shot',
  codes: LOGIN_CODES,
  spent: { errorCode: 'invalid_grant', code: 'AIT_API_AUTHORIZATION_CODE_MAYBE_SPENT' },
  afterUnknown: LOG_IN_AGAIN,
  prepare: (request) => {
    const authorizationCode = textArgument('authorizationCode', request.authorizationCode);
    const referrer = textArgument('referrer', request.referrer);
    return { body: { authorizationCode, referrer }, secrets: [authorizationCode] };
  },
  parse: parseTokenSet,
};

const refreshToken: Operation<RefreshTokenRequest, TokenSet> = {
  name: 'login.refreshToken',
  method: 'POST',
  path: '/user/oauth2/refresh-token',
  host: 'api',
  identity: 'none',
  class: 'one-shot',
  codes: LOGIN_CODES,
  spent: { errorCode: 'invalid_grant', code: 'AIT_API_REFRESH_TOKEN_MAYBE_SPENT' },
  afterUnknown: REFRESH_OR_LOG_IN,
  prepare: (request) => {
    const token = textArgument('refreshToken', request.refreshToken);
    return { body: { refreshToken: token }, secrets: [token] };
  },
  parse: parseTokenSet,
};

const getMe: Operation<GetMeRequest, Profile> = {
  name: 'login.getMe',
  method: 'GET',
  path: '/user/oauth2/login-me',
  host: 'api',
  identity: 'bearer',
  class: 'safe',
  codes: LOGIN_CODES,
  hints: { invalid_grant: EXPIRED_ACCESS_TOKEN },
  afterUnknown: NOTHING_CHANGED,
  prepare: ({ accessToken }) => ({ accessToken }),
  parse: parseProfile,
};

const removeByAccessToken: Operation<RemoveByAccessTokenRequest, RemovedLink> = {
  name: 'login.removeByAccessToken',
  method: 'POST',
  path: '/user/oauth2/access/remove-by-access-token',
  host: 'api',
  identity: 'bearer',
  class: 'idempotent',
  codes: LOGIN_CODES,
  retry: REMOVAL_RETRY,
  hints: { invalid_grant: EXPIRED_ACCESS_TOKEN },
  afterUnknown: REMOVE_LATER,
  prepare: ({ accessToken }) => ({ accessToken }),
  parse: parseRemovedLink,
};

const removeByUserKey: Operation<RemoveByUserKeyRequest, RemovedLink> = {
  name: 'login.removeByUserKey',
  method: 'POST',
  path: '/user/oauth2/access/remove-by-user-key',
  host: 'api',
  // One page of the documentation lists the header, another leaves it out.
  identity: 'optional-bearer',
  class: 'idempotent',
  codes: LOGIN_CODES,
  retry: REMOVAL_RETRY,
  hints: { invalid_grant: EXPIRED_ACCESS_TOKEN },
  afterUnknown: REMOVE_LATER,
  prepare: ({ userKey, accessToken }) => ({
    body: { userKey: userKeyArgument('userKey', userKey) },
    accessToken,
  }),
  parse: parseRemovedLink,
};

/** Toss Login (토스 로그인). One entry per method of `LoginApi`. @internal */
export const LOGIN_OPERATIONS = {
  generateToken,
  refreshToken,
  getMe,
  removeByAccessToken,
  removeByUserKey,
} as const;
