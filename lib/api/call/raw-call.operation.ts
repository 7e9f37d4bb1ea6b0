import { argumentError } from '../request/argument.js';
import { RETRY_POLICIES } from './retry/operation-class.js';
import type { Operation } from './operation.interface.js';
import { valuesOf } from './values-of.js';
import { RAW_CALL, type RawCall } from './raw-call.interface.js';

const METHODS: readonly string[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];
const HOSTS: readonly string[] = ['api', 'pay'];
const CLASSES = Object.keys(RETRY_POLICIES);

/** An operation for one call that has no method. Its `success` part is handed on as it came. @internal */
export function rawCallOperation<T>(call: RawCall | undefined): Operation<RawCall, T> {
  const { method, path, host = 'api', class: operationClass } = (call ?? {}) as RawCall;
  return {
    name: RAW_CALL,
    method,
    path,
    host,
    identity: 'stated',
    class: operationClass,
    afterUnknown: {
      ko: '처리됐을 수도 있어요. 이 API의 조회 경로가 있다면 먼저 조회해 결과를 확인한 뒤 다시 시도해 주세요.',
      en: 'It may have been carried out. If the API has a read for it, look there before you repeat the call.',
    },
    prepare: ({ body, query, headers, accessToken, identity }) => {
      oneOf('method', method, METHODS);
      oneOf('host', host, HOSTS);
      oneOf('class', operationClass, CLASSES);
      const secrets = valuesOf([query, headers]);
      return { body, query, headers, accessToken, identity, secrets, isBodySecret: true };
    },
    parse: (success) => success as T,
  };
}

function oneOf(name: string, value: unknown, allowed: readonly string[]): void {
  if (typeof value !== 'string' || !allowed.includes(value))
    throw argumentError(name, `one of ${allowed.join(', ')}`);
}
