import { RequestFaults } from '../money/request-faults.js';
import type { PreparedRequest } from '../request/prepared-request.interface.js';
import {
  isOrderNo,
  isPayToken,
  isProductDesc,
  isReason,
  ORDER_NO_RULE,
  PAY_TOKEN_RULE,
  PRODUCT_RULE,
  REASON_RULE,
} from './pay-rules.js';
import type { MakePaymentRequest, PaymentStatusRequest, RefundPaymentRequest } from './pay.interface.js';

/** @throws AppsInTossRequestError with all that is wrong @internal */
export function prepareMakePayment(request: MakePaymentRequest): PreparedRequest {
  const { userKey, anonKey, ...payment } = request;
  const faults = new RequestFaults();
  faults.text('orderNo', payment.orderNo, isOrderNo, ORDER_NO_RULE);
  faults.text('productDesc', payment.productDesc, isProductDesc, PRODUCT_RULE);
  checkAmounts(faults, payment);
  faults.optionalWord('enablePayMethods', payment.enablePayMethods, ['TOSS_MONEY', 'CARD']);
  faults.optionalFlag('cashReceipt', payment.cashReceipt);
  faults.optionalWord('cashReceiptTradeOption', payment.cashReceiptTradeOption, [
    'GENERAL',
    'CULTURE',
    'PUBLIC_TP',
  ]);
  faults.optionalWord('installment', payment.installment, ['USE', 'NOT_USE']);
  faults.optionalFlag('isTestPayment', payment.isTestPayment);
  faults.end();
  return {
    identity: { userKey, anonKey },
    body: { ...payment, isTestPayment: payment.isTestPayment ?? false },
  };
}

/** The parts of a price have to add up, as far as they are given. */
function checkAmounts(faults: RequestFaults, payment: Omit<MakePaymentRequest, 'userKey' | 'anonKey'>): void {
  const { amount, amountTaxFree, amountTaxable, amountVat, amountServiceFee } = payment;
  const areWhole = [
    faults.amount('amount', amount, 1),
    faults.amount('amountTaxFree', amountTaxFree),
    faults.optionalAmount('amountTaxable', amountTaxable),
    faults.optionalAmount('amountVat', amountVat),
    faults.optionalAmount('amountServiceFee', amountServiceFee),
  ].every(Boolean);
  if (!areWhole) return;
  const parts = amountTaxFree + (amountTaxable ?? 0) + (amountVat ?? 0) + (amountServiceFee ?? 0);
  const isWhole = amountTaxable !== undefined && amountVat !== undefined;
  faults.expect(
    isWhole ? parts === amount : parts <= amount,
    'amount',
    isWhole
      ? 'the sum of amountTaxFree, amountTaxable, amountVat and amountServiceFee'
      : 'at least the sum of the parts that are given',
  );
}

/** @throws AppsInTossRequestError with all that is wrong @internal */
export function preparePayment(request: PaymentStatusRequest): PreparedRequest {
  const faults = new RequestFaults();
  checkPayment(faults, request);
  faults.end();
  return prepared(request);
}

/** @throws AppsInTossRequestError with all that is wrong @internal */
export function prepareRefund(request: RefundPaymentRequest): PreparedRequest {
  const faults = new RequestFaults();
  checkPayment(faults, request);
  faults.text('reason', request.reason, isReason, REASON_RULE);
  faults.end();
  const { identity, body, secrets } = prepared(request);
  const { orderNo: _, ...rest } = body as Record<string, unknown>;
  // The platform knows the refund by its payToken; the orderNo is for the status read.
  return { identity, secrets: secrets ?? [], body: { ...rest, reason: request.reason } };
}

function checkPayment(
  faults: RequestFaults,
  { payToken, orderNo, isTestPayment }: PaymentStatusRequest,
): void {
  faults.text('payToken', payToken, isPayToken, PAY_TOKEN_RULE);
  faults.text('orderNo', orderNo, isOrderNo, ORDER_NO_RULE);
  faults.optionalFlag('isTestPayment', isTestPayment);
}

function prepared({
  userKey,
  anonKey,
  payToken,
  orderNo,
  isTestPayment,
}: PaymentStatusRequest): PreparedRequest {
  return {
    identity: { userKey, anonKey },
    body: { payToken, orderNo, isTestPayment: isTestPayment ?? false },
    secrets: [payToken],
  };
}
