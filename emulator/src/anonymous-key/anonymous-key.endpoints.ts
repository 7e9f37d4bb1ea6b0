import { fail } from '../server/answer/answer.js';
import { AnswerError, refusal } from '../server/answer/answer-error.js';
import { endpoint } from '../server/routing/endpoint.js';
import type { Endpoint } from '../server/routing/endpoint.js';
import type { AnonymousKeyOptions } from './anonymous-key-options.interface.js';
import type { AnonymousKeys } from './anonymous-keys.js';

/** The anonymous user key (사용자 식별키). @internal */
export function anonymousKeyEndpoints(
  keys: AnonymousKeys,
  { verifiedAs = 'boolean', badKey = 'fail' }: AnonymousKeyOptions,
): Endpoint[] {
  return [
    endpoint('anonymousKey.verify', ({ appName, caller }) => {
      if (caller.anonKey !== null && keys.has(appName, caller.anonKey)) {
        return verifiedAs === 'string' ? 'true' : true;
      }
      const status = badKey === 'fail' ? 200 : 401;
      throw new AnswerError(fail('4010', '인증 정보를 찾을 수 없어요.', status));
    }),
    endpoint('anonymousKey.exchange', ({ appName, body }) => {
      const anonKey = keys.redeem(appName, body.code);
      if (anonKey === undefined) throw refusal('4011', '인증 코드가 유효하지 않아요.');
      return { anonKey };
    }),
  ];
}
