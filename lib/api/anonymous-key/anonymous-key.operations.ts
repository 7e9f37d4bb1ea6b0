import { ResponseFields } from '../answer/response-fields.js';
import { unexpectedResponse } from '../answer/unexpected-response.js';
import type { Operation } from '../call/operation.interface.js';
import { textArgument } from '../request/argument.js';
import type {
  AnonymousKey,
  ExchangeAnonymousKeyRequest,
  VerifyAnonymousKeyRequest,
} from './anonymous-key.interface.js';

const verify: Operation<VerifyAnonymousKeyRequest, boolean> = {
  name: 'anonymousKey.verify',
  method: 'POST',
  path: '/users/anon-key/verify',
  host: 'api',
  identity: 'user-or-anon',
  class: 'safe',
  hints: {
    '4010': {
      ko: '이 미니앱이 모르는 키이거나, 다른 미니앱의 인증서로 호출했어요. 어느 쪽인지는 이 코드로 알 수 없으니 저장된 키를 지우지 마세요.',
      en: 'The key is unknown to this mini-app, or the certificate is that of another one. The code does not tell which: delete no stored key for it.',
    },
  },
  afterUnknown: {
    ko: '조회만 하는 요청이라 다시 시도해도 괜찮아요.',
    en: 'It only reads; try again.',
  },
  prepare: ({ anonKey }) => ({ identity: { anonKey: textArgument('anonKey', anonKey) } }),
  parse: (success) => {
    // The guide shows a text, OpenAPI a boolean.
    if (success === true || success === 'true') return true;
    if (success === false || success === 'false') return false;
    throw unexpectedResponse('success', 'true or false');
  },
};

const exchange: Operation<ExchangeAnonymousKeyRequest, AnonymousKey> = {
  name: 'anonymousKey.exchange',
  method: 'POST',
  path: '/users/anon-key/exchange',
  host: 'api',
  identity: 'none',
  class: 'one-shot',
  spent: { errorCode: '4011', code: 'AIT_API_ANONYMOUS_CODE_MAYBE_SPENT' },
  afterUnknown: {
    ko: '코드가 쓰였는지 조회하는 API는 없어요. 앱에서 createAnonymousKeyAuthCode()로 코드를 새로 받아 다시 시도해 주세요.',
    en: 'Nothing tells whether the code was used. Let the app call createAnonymousKeyAuthCode() again and use the new code.',
  },
  prepare: (request) => {
    const code = textArgument('code', request.code);
    return { body: { code }, secrets: [code] };
  },
  parse: (success) => ({
    anonKey:
      typeof success === 'string' && success !== '' ? success : new ResponseFields(success).text('anonKey'),
  }),
};

/** The anonymous user key (사용자 식별키). One entry per method of `AnonymousKeyApi`. @internal */
export const ANONYMOUS_KEY_OPERATIONS = { verify, exchange } as const;
