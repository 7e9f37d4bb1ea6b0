import type { ApiCode } from './api-code.js';
import type { ApiText } from './api-text.interface.js';
import { MESSAGE_TEXTS } from './messages-message.js';
import { PAY_TEXTS } from './pay-message.js';
import { PROMOTION_TEXTS } from './promotion-message.js';

/** Every text of this floor that does not depend on the operation. @internal */
export const API_TEXTS: Readonly<Record<ApiCode, ApiText>> = {
  AIT_API_AUTH_INFO_NOT_FOUND: {
    message: 'The API found no authentication information for this call',
    hint: {
      ko: '이 코드만으로는 원인을 알 수 없어요. 보낸 식별 헤더의 값이 이 미니앱에서 발급된 것인지 먼저 확인하고, 저장된 값은 바꾸지 마세요.',
      en: 'This code alone does not name the cause. Check that the identity you sent was issued for this mini-app, and leave stored values as they are.',
    },
  },
  AIT_API_AUTHORIZATION_CODE_MAYBE_SPENT: {
    message:
      'The authorization code was refused, and an earlier attempt of ours, whose answer was lost, may have spent it',
    hint: {
      ko: '앞선 시도에서 인가 코드가 이미 쓰였을 수 있어요. 앱에서 appLogin()을 다시 호출해 새 코드를 받아 주세요.',
      en: 'Our earlier attempt may have used the code up. Let the app call appLogin() again and use the new code.',
    },
  },
  AIT_API_FAILED: {
    message: 'The API refused the call',
    hint: {
      ko: 'errorCode와 reason을 확인해 주세요. 이 버전이 아직 모르는 코드일 수 있어요.',
      en: 'See errorCode and reason. It may be a code that this version does not know yet.',
    },
  },
  AIT_API_INVALID_GRANT: {
    message: 'The code or token is not valid: it has expired, was used, or was withdrawn',
    hint: {
      ko: '만료되었거나 이미 쓰인 값이에요. 앱에서 appLogin()을 다시 호출해 주세요.',
      en: 'It has expired or was used already. Let the app call appLogin() again.',
    },
  },
  AIT_API_INVALID_PARAMETER: {
    message: 'The API did not accept a field of the request',
    hint: {
      ko: 'fieldErrors에 적힌 필드의 값과 형식을 확인해 주세요.',
      en: 'Check the fields listed in fieldErrors.',
    },
  },
  AIT_API_LOGIN_NOT_SET_UP: {
    message: 'This mini-app is not registered for Toss Login',
    hint: {
      ko: '앱인토스 콘솔에서 토스 로그인 설정과 약관 등록을 마쳤는지 확인해 주세요.',
      en: 'Toss Login is not set up for this mini-app. Finish its settings and terms in the console.',
    },
  },
  AIT_API_PROFILE_LIMIT_REACHED: {
    message: 'The profile of this user cannot be read any more: the number of reads is used up',
    hint: {
      ko: '사용자 정보를 요청할 때마다 조회하지 말고, 로그인할 때 한 번 조회해 저장해 주세요.',
      en: 'Read the profile once at login and store it, instead of reading it for every request.',
    },
  },
  AIT_API_RATE_LIMITED: {
    message: 'The rate limit is used up',
    hint: {
      ko: 'retryAfterMs만큼 기다린 뒤 다시 시도해 주세요. 미니앱마다 분당 3,000회까지 호출할 수 있어요.',
      en: 'Wait for retryAfterMs and try again. A mini-app may make 3,000 calls per minute.',
    },
  },
  AIT_API_REFRESH_TOKEN_MAYBE_SPENT: {
    message:
      'The refresh token was refused, and an earlier attempt of ours, whose answer was lost, may have replaced it with a new one',
    hint: {
      ko: '앞선 시도에서 새 토큰이 발급됐지만 응답을 받지 못했을 수 있어요. 앱에서 appLogin()으로 다시 로그인해 주세요.',
      en: 'New tokens may have been issued in an answer that never arrived. Let the user log in again with appLogin().',
    },
  },
  AIT_API_USER_KEY_NOT_FOUND: {
    message: 'The login service does not know this user key',
    hint: {
      ko: '연결이 끊긴 사용자일 수 있어요. 앱에서 appLogin()으로 다시 로그인해 주세요.',
      en: 'The user may have unlinked the app. Let the app call appLogin() again.',
    },
  },
  AIT_API_USER_NOT_FOUND: {
    message: 'Toss holds no record of this user',
    hint: {
      ko: '토스를 탈퇴한 사용자일 수 있어요. 다시 로그인하도록 안내해 주세요.',
      en: 'The user may have left Toss. Ask them to log in again.',
    },
  },
  AIT_API_DECRYPTION_FAILED: {
    message: 'A personal field of the answer could not be decrypted',
    hint: {
      ko: 'decryption.key와 decryption.aad가 콘솔에서 이메일로 받은 값과 같은지 확인해 주세요. 복호화 키를 다시 발급했다면 새 값으로 바꿔야 해요.',
      en: 'Compare decryption.key and decryption.aad with the values the console mailed. After a key was issued anew, the new pair is needed.',
    },
  },
  AIT_API_GATEWAY_HTML: {
    message: 'A gateway answered with an HTML page; the API itself did not answer',
    hint: {
      ko: '앱인토스 API가 아니라 중간 게이트웨이가 보낸 응답이에요. HTTP 400이면 인증서가 전달되지 않았거나 거절됐을 수 있으니 상태를 확인하고, 5xx이면 잠시 뒤에 다시 시도해 주세요.',
      en: 'The page came from a gateway in front of the API. With HTTP 400 the client certificate may be missing or refused: check its state. With 5xx try again later.',
    },
  },
  AIT_API_HTTP_STATUS: {
    message: 'The server answered with an error status and without the usual envelope',
    hint: {
      ko: '경로와 호스트 설정을 확인해 주세요. 5xx이면 잠시 뒤에 다시 시도해 주세요.',
      en: 'Check the path and the base URLs. With 5xx try again later.',
    },
  },
  AIT_API_NOT_COMPLETED: {
    message: 'Apps in Toss could not complete the call on its side',
    hint: {
      ko: '앱인토스 내부에서 요청을 끝내지 못했어요. 처리됐을 수도 있으니 결과를 확인한 뒤 다시 시도해 주세요.',
      en: 'The call failed inside Apps in Toss and may have been carried out. Look at the result before you repeat it.',
    },
  },
  AIT_API_REDIRECTED: {
    message: 'The server answered with a redirect, which is never followed',
    hint: {
      ko: 'apiBaseUrl과 payBaseUrl, 중간 프록시 설정을 확인해 주세요.',
      en: 'Check apiBaseUrl, payBaseUrl and any proxy in between.',
    },
  },
  AIT_API_RESPONSE_EMPTY: {
    message: 'The answer has no body',
    hint: {
      ko: '처리됐을 수도 있어요. 결과를 확인한 뒤 다시 시도해 주세요.',
      en: 'The call may have been carried out. Look at the result before you repeat it.',
    },
  },
  AIT_API_RESPONSE_UNEXPECTED: {
    message: 'The answer does not have the documented form',
    hint: {
      ko: 'API 응답 형식이 바뀌었을 수 있어요. 패키지를 최신 버전으로 올리고, 그래도 같으면 이슈로 알려 주세요.',
      en: 'The API may have changed. Update this package, and report it if that does not help.',
    },
  },
  AIT_API_RESPONSE_UNREADABLE: {
    message: 'The answer is not complete, valid JSON',
    hint: {
      ko: '응답이 중간에 잘렸을 수 있어요. 결과를 확인한 뒤 다시 시도해 주세요.',
      en: 'The answer may have been cut off. Look at the result before you repeat the call.',
    },
  },
  AIT_API_SERVER_ERROR: {
    message: 'The API reports an internal error',
    hint: {
      ko: '앱인토스 서버에서 오류가 났어요. 잠시 뒤에 다시 시도하고, 계속되면 채널톡으로 문의해 주세요.',
      en: 'The fault is on the side of Apps in Toss. Try again later; if it stays, ask through Channel Talk.',
    },
  },
  AIT_API_NOTHING_TO_RECONCILE: {
    message: 'There is no call that reads what became of this operation',
    hint: {
      ko: '결과를 조회하는 API가 없는 요청이에요.',
      en: 'The platform offers no status read for this operation.',
    },
  },
  AIT_API_OUTCOME_UNKNOWN: {
    message: 'It is not known whether the call was carried out',
    hint: {
      ko: '처리됐을 수도 있어요. 실패로 안내하지 말고 결과를 먼저 확인해 주세요.',
      en: 'It may have been carried out. Do not report a failure before you have looked.',
    },
  },
  AIT_ABORTED: {
    message: 'The signal of the caller ended the wait for a call that others still wait for',
    hint: {
      ko: '호출한 쪽에서 취소했어요. 같은 토큰을 쓰는 다른 요청은 계속 진행돼요.',
      en: 'The caller cancelled. The same call goes on for the others who asked for it.',
    },
  },
  AIT_API_ARGUMENT: {
    message: 'An argument is not usable',
    hint: {
      ko: '메시지에 적힌 인자의 값을 확인해 주세요. 요청은 보내지 않았어요.',
      en: 'Correct the argument named in the message. Nothing was sent.',
    },
  },
  AIT_API_HEADER_REFUSED: {
    message: 'A header is not allowed',
    hint: {
      ko: '연결이나 인증에 쓰이는 헤더는 직접 넣을 수 없어요. accessToken과 identity 인자를 써 주세요.',
      en: 'Headers of the connection and of the identity are not yours to set. Use accessToken and identity.',
    },
  },
  AIT_API_IDENTITY: {
    message: 'The identity is not usable',
    hint: {
      ko: 'identity에는 { userKey }와 { anonKey } 중 하나만 넣어 주세요.',
      en: 'Give either { userKey } or { anonKey }, never both.',
    },
  },
  AIT_API_PATH_REFUSED: {
    message: 'The path is not allowed',
    hint: {
      ko: "'/'로 시작하는 경로만 쓸 수 있어요. 도메인, '//', '..', 역슬래시, '?'는 넣지 말고, 쿼리는 query로 넘겨 주세요.",
      en: "Give a path that begins with '/', without a host, '//', '..', a backslash or '?'; query parameters go into query.",
    },
  },
  AIT_DEADLINE: {
    message: 'The deadline of the caller ended the wait for a call that others still wait for',
    hint: {
      ko: '기다릴 수 있는 시간이 지났어요. deadline을 늘리거나 잠시 뒤에 다시 시도해 주세요.',
      en: 'The time to wait is over. Raise deadline, or try again later.',
    },
  },
  ...MESSAGE_TEXTS,
  ...PAY_TEXTS,
  ...PROMOTION_TEXTS,
  AIT_RATE_LIMIT: {
    message: 'The option rateLimit kept the call back',
    hint: {
      ko: '아무것도 보내지 않았어요. retryAfterMs 뒤에 다시 시도하거나 deadline을 늘려 주세요. 제한 저장소가 고장 났다면 insuranceLimiter를 더해 주세요.',
      en: 'Nothing was sent. Try again after retryAfterMs, or raise deadline. If the store of the limiter failed, give it an insuranceLimiter.',
    },
  },
};
