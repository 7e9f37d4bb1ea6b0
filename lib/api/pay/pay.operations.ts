import type { Hint } from '../../foundation/hint.interface.js';
import { MoneyFields } from '../money/money-fields.js';
import { STATUS_READ_RETRY } from '../call/retry/operation-class.js';
import type { Operation } from '../call/operation.interface.js';
import { parsePayment, parsePaymentStatus, parseRefund } from './parse-payment.js';
import type {
  ExecutePaymentRequest,
  MadePayment,
  MakePaymentRequest,
  Payment,
  PaymentStatus,
  PaymentStatusRequest,
  Refund,
  RefundPaymentRequest,
} from './pay.interface.js';
import { PAY_CODES } from './pay.codes.js';
import { prepareMakePayment, preparePayment, prepareRefund } from './pay-requests.js';
import { reconcileByStatus } from './payment-settling.js';
import { paymentVerdict, refundVerdict } from './payment-verdict.js';

const NEW_ORDER_NO: Hint = {
  ko: '결제가 만들어졌는지 주문번호만으로는 조회할 수 없어요. 새 orderNo로 다시 만들어 주세요. 구매자가 인증하지 않은 결제에서는 돈이 나가지 않아요.',
  en: 'A payment cannot be looked up by its orderNo alone. Create another one with a new orderNo; what the buyer never approved cannot be charged.',
};

const STILL_CHECKING: Hint = {
  ko: '결제됐을 수도 있어요. 사용자에게는 "확인 중이에요"라고 보여 주고, reconcile()이나 getPaymentStatus로 확인한 뒤 안내해 주세요. 같은 payToken으로 executePayment를 다시 호출해도 두 번 결제되지 않아요.',
  en: 'It may have been charged. Show the user that it is being checked, and find out with reconcile() or getPaymentStatus. Calling executePayment again with the same payToken does not charge twice.',
};

const REFUND_CHECKING: Hint = {
  ko: '환불됐을 수도 있어요. reconcile()이나 getPaymentStatus로 확인한 뒤 안내해 주세요. 같은 payToken으로 refundPayment를 다시 호출해도 두 번 환불되지 않아요.',
  en: 'It may have been refunded. Find out with reconcile() or getPaymentStatus. Calling refundPayment again with the same payToken does not refund twice.',
};

const READS_ONLY: Hint = {
  ko: '조회만 하는 요청이라 다시 시도해도 괜찮아요.',
  en: 'It only reads; try again.',
};

const makePayment: Operation<MakePaymentRequest, MadePayment> = {
  name: 'pay.makePayment',
  method: 'POST',
  path: '/pay/make-payment',
  host: 'pay',
  identity: 'user-or-anon',
  class: 'one-shot',
  codes: PAY_CODES,
  spent: { errorCode: 'PAYMENT_EXISTING_PAYMENT', code: 'AIT_API_ORDER_NO_MAYBE_USED' },
  afterUnknown: NEW_ORDER_NO,
  prepare: prepareMakePayment,
  parse: (success) => ({ payToken: new MoneyFields(success).text('payToken') }),
};

const getPaymentStatus: Operation<PaymentStatusRequest, PaymentStatus> = {
  name: 'pay.getPaymentStatus',
  method: 'POST',
  path: '/pay/get-payment-status',
  host: 'pay',
  identity: 'user-or-anon',
  class: 'safe',
  retry: STATUS_READ_RETRY,
  codes: PAY_CODES,
  afterUnknown: READS_ONLY,
  prepare: preparePayment,
  parse: parsePaymentStatus,
};

const executePayment: Operation<ExecutePaymentRequest, Payment> = {
  name: 'pay.executePayment',
  method: 'POST',
  path: '/pay/execute-payment',
  host: 'pay',
  identity: 'user-or-anon',
  class: 'money',
  codes: PAY_CODES,
  afterUnknown: STILL_CHECKING,
  prepare: preparePayment,
  parse: parsePayment,
  reconcile: reconcileByStatus('pay.executePayment', getPaymentStatus, paymentVerdict),
};

const refundPayment: Operation<RefundPaymentRequest, Refund> = {
  name: 'pay.refundPayment',
  method: 'POST',
  path: '/pay/refund-payment',
  host: 'pay',
  identity: 'user-or-anon',
  class: 'money',
  codes: PAY_CODES,
  afterUnknown: REFUND_CHECKING,
  prepare: prepareRefund,
  parse: parseRefund,
  reconcile: reconcileByStatus('pay.refundPayment', getPaymentStatus, refundVerdict),
};

/** Toss Pay (토스페이). One entry per method of `PayApi`. @internal */
export const PAY_OPERATIONS = { makePayment, executePayment, refundPayment, getPaymentStatus } as const;
