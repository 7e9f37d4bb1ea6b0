import type { Hint } from '../../foundation/hint.interface.js';
import { ResponseFields } from '../answer/response-fields.js';
import { unexpectedResponse } from '../answer/unexpected-response.js';
import { STATUS_READ_RETRY } from '../call/retry/operation-class.js';
import type { Operation } from '../call/operation.interface.js';
import { grantFailed } from './grant/grant-errors.js';
import { PROMOTION_CODES } from './promotion.codes.js';
import { prepareExecute, prepareGetKey, prepareResult } from './promotion-requests.js';
import type {
  ExecutePromotionRequest,
  GetPromotionKeyRequest,
  PromotionKey,
  PromotionResult,
  PromotionResultRequest,
} from './promotion.interface.js';

const ANOTHER_KEY: Hint = {
  ko: '쓰지 않은 키는 한 시간 뒤에 저절로 없어져요. 다시 시도해도 괜찮아요.',
  en: 'A key that is not used ends by itself after an hour; try again.',
};

const READ_THE_RESULT: Hint = {
  ko: '지급됐을 수도 있어요. 새 키로 다시 지급하지 말고 같은 키로 getResult를 확인해 주세요. grant()를 쓰면 저널을 보고 알아서 확인해요.',
  en: 'It may have been paid. Do not pay again under a new key: read getResult with the same key. grant() does that by itself.',
};

const READS_ONLY: Hint = {
  ko: '조회만 하는 요청이라 다시 시도해도 괜찮아요.',
  en: 'It only reads; try again.',
};

const RESULTS: readonly unknown[] = ['PENDING', 'SUCCESS', 'FAILED'] satisfies PromotionResult[];

const SHARED = { method: 'POST', host: 'api', identity: 'user-or-anon', codes: PROMOTION_CODES } as const;

const parseKey = (success: unknown): PromotionKey => ({ key: new ResponseFields(success).text('key') });

const getKey: Operation<GetPromotionKeyRequest, PromotionKey> = {
  ...SHARED,
  name: 'promotion.getKey',
  path: '/promotion/execute-promotion/get-key',
  class: 'idempotent',
  // Ten calls a minute for each user: a limit is not waited out here.
  retry: { notSent: 2, unknown: 2, limited: 0 },
  afterUnknown: ANOTHER_KEY,
  prepare: prepareGetKey,
  parse: parseKey,
};

const getResult: Operation<PromotionResultRequest, PromotionResult> = {
  ...SHARED,
  name: 'promotion.getResult',
  path: '/promotion/execution-result',
  class: 'safe',
  retry: STATUS_READ_RETRY,
  afterUnknown: READS_ONLY,
  prepare: prepareResult,
  parse: (success) => {
    if (!RESULTS.includes(success)) throw unexpectedResponse('success', 'PENDING, SUCCESS or FAILED');
    return success as PromotionResult;
  },
};

const execute: Operation<ExecutePromotionRequest, PromotionKey> = {
  ...SHARED,
  name: 'promotion.execute',
  path: '/promotion/execute-promotion',
  class: 'money',
  retry: { limited: 0 },
  afterUnknown: READ_THE_RESULT,
  prepare: prepareExecute,
  parse: parseKey,
  reconcile: async (request, { read, undecided }) => {
    const { key } = request;
    const result = await read(getResult, request);
    if (result === 'FAILED') throw grantFailed('promotion.execute');
    if (result === 'PENDING') throw undecided();
    return { key };
  },
};

/** Promotions (프로모션). One entry per method that is one call. @internal */
export const PROMOTION_OPERATIONS = { getKey, execute, getResult } as const;
