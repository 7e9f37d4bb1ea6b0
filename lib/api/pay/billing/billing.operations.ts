import type { Hint } from '../../../foundation/hint.interface.js';
import { MoneyFields } from '../../money/money-fields.js';
import { RequestFaults } from '../../money/request-faults.js';
import type { Operation } from '../../call/operation.interface.js';
import type { PreparedRequest } from '../../request/prepared-request.interface.js';
import { throwInnerFailure } from '../inner-failure.js';
import { PAY_CODES } from '../pay.codes.js';
import { isOrderNo, isProductDesc, ORDER_NO_RULE, PRODUCT_RULE } from '../pay-rules.js';
import type {
  BillingAnswer,
  BillingKey,
  BillingKeyRequest,
  CreateBillingKeyRequest,
  ExecuteBillingRequest,
} from './billing.interface.js';

const NO_READ: Hint = {
  ko: '정기결제가 이루어졌는지 조회하는 API는 알려져 있지 않아요. 다시 청구하지 말고, 토스페이 상점관리자에서 주문번호로 확인해 주세요.',
  en: 'No read is known that tells whether it was charged. Do not charge again: look the order up in the merchant console of Toss Pay.',
};

const ONLY_A_KEY: Hint = {
  ko: '돈이 나가는 요청이 아니에요. 다시 시도해도 괜찮아요.',
  en: 'It moves no money; try again.',
};

const SHARED = { method: 'POST', host: 'api', identity: 'user-or-anon', codes: PAY_CODES } as const;

interface BillingFields {
  readonly userKey?: number | string;
  readonly anonKey?: string;
  readonly isTestPayment?: boolean;
  readonly [field: string]: unknown;
}

function prepared({ userKey, anonKey, ...body }: BillingFields, faults: RequestFaults): PreparedRequest {
  faults.optionalFlag('isTestPayment', body.isTestPayment);
  faults.end();
  const { wrappedToken } = body;
  return {
    identity: { userKey, anonKey },
    body: { ...body, isTestPayment: body.isTestPayment ?? false },
    secrets: typeof wrappedToken === 'string' ? [wrappedToken] : [],
  };
}

function withToken(request: BillingFields, faults = new RequestFaults()): PreparedRequest {
  faults.text(
    'wrappedToken',
    request['wrappedToken'],
    (text) => text.trim() !== '',
    'the wrappedToken of createKey',
  );
  return prepared(request, faults);
}

const asItCame = (success: unknown): BillingAnswer => new MoneyFields(success ?? {}).all;

const createKey: Operation<CreateBillingKeyRequest, BillingKey> = {
  ...SHARED,
  name: 'pay.billing.createKey',
  path: '/pay/create-billing-key',
  class: 'one-shot',
  afterUnknown: ONLY_A_KEY,
  prepare: (request) => {
    const faults = new RequestFaults();
    faults.text('productDesc', request.productDesc, isProductDesc, PRODUCT_RULE);
    return prepared(request, faults);
  },
  parse: (success) => {
    const fields = new MoneyFields(success);
    return { ...fields.all, wrappedToken: fields.text('wrappedToken') };
  },
};

const execute: Operation<ExecuteBillingRequest, BillingAnswer> = {
  ...SHARED,
  name: 'pay.billing.execute',
  path: '/pay/execute-billing',
  class: 'money',
  afterUnknown: NO_READ,
  prepare: (request) => {
    const faults = new RequestFaults();
    faults.text('orderNo', request.orderNo, isOrderNo, ORDER_NO_RULE);
    faults.text('productDesc', request.productDesc, isProductDesc, PRODUCT_RULE);
    faults.amount('amount', request.amount, 1);
    return withToken(request, faults);
  },
  parse: (success) => {
    const fields = new MoneyFields(success);
    throwInnerFailure(fields);
    return fields.all;
  },
};

const getStatus: Operation<BillingKeyRequest, BillingAnswer> = {
  ...SHARED,
  name: 'pay.billing.getStatus',
  path: '/pay/get-billing-key-status',
  class: 'safe',
  afterUnknown: ONLY_A_KEY,
  prepare: (request) => withToken(request),
  parse: asItCame,
};

const removeKey: Operation<BillingKeyRequest, BillingAnswer> = {
  ...SHARED,
  name: 'pay.billing.removeKey',
  path: '/pay/remove-billing-key',
  class: 'idempotent',
  afterUnknown: ONLY_A_KEY,
  prepare: (request) => withToken(request),
  parse: asItCame,
};

/** Recurring Toss Pay (정기결제), from one incomplete source. One entry per method of `BillingApi`. @internal */
export const BILLING_OPERATIONS = { createKey, execute, getStatus, removeKey } as const;
