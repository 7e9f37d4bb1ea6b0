import type { BodyOf } from '../contract/operation-types.js';
import { badFields, refusal } from '../server/answer/answer-error.js';
import { endpoint } from '../server/routing/endpoint.js';
import type { Endpoint, EndpointRequest } from '../server/routing/endpoint.js';
import type { Buyer } from './buyer.js';
import type { PayOptions } from './pay-options.interface.js';
import { paymentAnswer, refundAnswer, statusAnswer } from './payment-answers.js';
import { Payments } from './payments.js';
import type { PaymentName } from './payments.js';
import type { StoredPayment } from './stored-payment.interface.js';

/** Toss Pay (토스페이). @internal */
export function payEndpoints(
  payments: Payments,
  buyer: Buyer,
  now: () => Date,
  options: PayOptions,
): Endpoint[] {
  const { autoApprove = false, progressMs = 0, cardFieldsAs = 'string', orderNoReuse = 'never' } = options;
  const inProgress = (since: number | null) => since !== null && now().getTime() < since + progressMs;

  return [
    endpoint('pay.makePayment', (request) => {
      const known = payments.ofOrder(request.appName, request.body.orderNo);
      if (known && (orderNoReuse === 'never' || known.status !== 'PAY_STANDBY')) {
        throw refusal('PAYMENT_EXISTING_PAYMENT', '이미 존재하는 결제예요.');
      }
      const { payToken } = payments.keep(newPayment(request, now().getTime()));
      if (autoApprove) buyer.approve(payToken);
      return { payToken };
    }),
    endpoint('pay.executePayment', ({ appName, caller, body }) => {
      const payment = payments.find(appName, caller, body);
      switch (payment.status) {
        case 'PAY_APPROVED':
          return paymentAnswer(payments.charge(payment), cardFieldsAs === 'string');
        case 'PAY_STANDBY':
          throw refusal('EXECUTE_PAY_NOT_APPROVED', '구매자가 아직 승인하지 않은 결제예요.');
        case 'PAY_CANCEL':
          throw refusal('PAYMENT_CANCELLED', '취소된 결제예요.');
        default:
          throw refusal('PAYMENT_ALREADY_EXECUTED', '이미 승인이 끝난 결제예요.');
      }
    }),
    endpoint('pay.refundPayment', ({ appName, caller, body }) => {
      const payment = payments.find(appName, caller, body);
      if (payment.status !== 'PAY_COMPLETE' && payment.status !== 'SETTLEMENT_COMPLETE') {
        throw refusal('PAYMENT_NOT_REFUNDABLE', '환불할 수 있는 결제가 아니에요.');
      }
      return refundAnswer(payments.refund(payment));
    }),
    endpoint('pay.getPaymentStatus', ({ appName, caller, body }) => {
      const payment = payments.find(appName, caller, body as PaymentName);
      const { status, refundedAt, paidAt } = payment;
      if (refundedAt !== null)
        return statusAnswer(payment, inProgress(refundedAt) ? 'REFUND_PROGRESS' : status);
      return statusAnswer(payment, inProgress(paidAt) ? 'PAY_PROGRESS' : status);
    }),
  ];
}

function newPayment(
  { appName, caller, body }: EndpointRequest<'pay.makePayment'>,
  createdAt: number,
): StoredPayment {
  return {
    appName,
    ...caller,
    ...amounts(body),
    payToken: Payments.newToken(),
    orderNo: body.orderNo,
    productDesc: body.productDesc,
    isTestPayment: body.isTestPayment,
    status: 'PAY_STANDBY',
    kind: 'payment',
    discount: 0,
    enablePayMethods: body.enablePayMethods ?? null,
    cashReceipt: body.cashReceipt ?? false,
    payMethod: null,
    createdAt,
    paidAt: null,
    transactionId: null,
    refundedAt: null,
    refundNo: null,
    refundTransactionId: null,
  };
}

/** The parts of an amount; what was left out is computed. @throws AnswerError when they do not add up */
function amounts(body: BodyOf<'pay.makePayment'>) {
  const { amount, amountTaxFree, amountServiceFee = 0 } = body;
  const taxed = amount - amountTaxFree - amountServiceFee;
  const amountVat =
    body.amountVat ??
    (body.amountTaxable === undefined ? Math.ceil(Math.max(taxed, 0) / 11) : taxed - body.amountTaxable);
  const amountTaxable = body.amountTaxable ?? taxed - amountVat;
  if (taxed < 0 || amountVat < 0 || amountTaxable < 0 || amountTaxable + amountVat !== taxed) {
    const message = '면세, 과세, 부가세, 봉사료의 합과 같아야 해요.';
    throw badFields([{ field: 'amount', message, rejectedValue: amount }]);
  }
  return { amount, amountTaxFree, amountServiceFee, amountVat, amountTaxable };
}
