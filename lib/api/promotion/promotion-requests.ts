import { RequestFaults } from '../money/request-faults.js';
import type { PreparedRequest } from '../request/prepared-request.interface.js';
import type {
  ExecutePromotionRequest,
  GetPromotionKeyRequest,
  GrantRequest,
  PromotionResultRequest,
} from './promotion.interface.js';

const isFilled = (text: string): boolean => text.trim() !== '';
const isGrantId = (text: string): boolean => isFilled(text) && text.length <= 200 && text === text.trim();

/** @internal */
export function prepareGetKey({ userKey, anonKey }: GetPromotionKeyRequest): PreparedRequest {
  return { identity: { userKey, anonKey } as GetPromotionKeyRequest, body: {} };
}

/** @throws AppsInTossRequestError with all that is wrong @internal */
export function prepareExecute(request: ExecutePromotionRequest): PreparedRequest {
  const faults = new RequestFaults();
  checkKey(faults, request);
  faults.amount('amount', request.amount, 1);
  faults.end();
  const { userKey, anonKey, promotionCode, key, amount } = request;
  return { identity: { userKey, anonKey }, body: { promotionCode, key, amount }, secrets: [key] };
}

/** @throws AppsInTossRequestError with all that is wrong @internal */
export function prepareResult(request: PromotionResultRequest): PreparedRequest {
  const faults = new RequestFaults();
  checkKey(faults, request);
  faults.end();
  const { userKey, anonKey, promotionCode, key } = request;
  return { identity: { userKey, anonKey }, body: { promotionCode, key }, secrets: [key] };
}

/** What is wrong with a grant before anything of it is on record. @throws AppsInTossRequestError @internal */
export function checkGrant(request: GrantRequest): void {
  const faults = new RequestFaults();
  faults.text('promotionCode', request.promotionCode, isFilled, 'the code of the promotion');
  faults.amount('amount', request.amount, 1);
  checkGrantId(faults, request.grantId);
  faults.end();
}

/** @internal */
export function checkGrantId(faults: RequestFaults, grantId: unknown): void {
  faults.text('grantId', grantId, isGrantId, '1 to 200 characters, without blanks at its ends');
}

function checkKey(faults: RequestFaults, { promotionCode, key }: PromotionResultRequest): void {
  faults.text('promotionCode', promotionCode, isFilled, 'the code of the promotion');
  faults.text('key', key, isFilled, 'the key of getKey');
}
