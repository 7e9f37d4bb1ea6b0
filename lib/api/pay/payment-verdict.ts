import { API_TEXTS } from '../errors/api-message.js';
import { AppsInTossApiError } from '../errors/apps-in-toss-api.error.js';
import type { ApiCode } from '../errors/api-code.js';
import type { Verdict } from '../money/settle.js';
import type { Payment, PaymentMeans, PaymentStatus, PaymentTransaction, Refund } from './pay.interface.js';

/** What a status says of an approval. @internal */
export function paymentVerdict(status: PaymentStatus): Verdict<Payment> {
  if (isRefunded(status)) return { is: 'not-done', error: paymentError('AIT_API_PAYMENT_REFUNDED') };
  switch (status.payStatus) {
    case 'PAY_COMPLETE':
    case 'SETTLEMENT_COMPLETE': {
      const result = paymentOf(status);
      return result ? { is: 'done', result } : { is: 'unclear' };
    }
    case 'PAY_CANCEL':
      return { is: 'not-done', error: paymentError('AIT_API_PAYMENT_CANCELLED') };
    case 'PAY_STANDBY':
    case 'PAY_APPROVED': {
      const isApproved = status.payStatus === 'PAY_APPROVED';
      const code = isApproved ? 'AIT_API_PAYMENT_NOT_EXECUTED' : 'AIT_API_PAYMENT_NOT_APPROVED';
      return { is: 'not-yet', status: status.payStatus, error: paymentError(code, isApproved) };
    }
    default:
      return { is: 'unclear' };
  }
}

/** What a status says of a refund. @internal */
export function refundVerdict(status: PaymentStatus): Verdict<Refund> {
  if (isRefunded(status)) {
    const result = refundOf(status);
    return result ? { is: 'done', result } : { is: 'unclear' };
  }
  switch (status.payStatus) {
    case 'PAY_COMPLETE':
    case 'SETTLEMENT_COMPLETE':
      return {
        is: 'not-yet',
        status: `${status.payStatus} ${status.refundableAmount}`,
        error: paymentError('AIT_API_REFUND_NOT_EXECUTED', true),
      };
    case 'PAY_CANCEL':
    case 'PAY_STANDBY':
    case 'PAY_APPROVED':
      return { is: 'not-yet', status: status.payStatus, error: paymentError('AIT_API_NOTHING_TO_REFUND') };
    default:
      return { is: 'unclear' };
  }
}

/** By its word, or by its books: nothing left to refund, and a refund among the transactions. */
function isRefunded({ payStatus, refundableAmount, transactions }: PaymentStatus): boolean {
  if (payStatus === 'REFUND_SUCCESS' || payStatus === 'SETTLEMENT_REFUND_COMPLETE') return true;
  const mayBe =
    payStatus === 'PAY_COMPLETE' || payStatus === 'SETTLEMENT_COMPLETE' || payStatus === 'PAY_CANCEL';
  return mayBe && refundableAmount === 0 && transactions.some(isRefund);
}

const isRefund = ({ stepType }: PaymentTransaction): boolean => stepType === 'REFUND';

/** Undefined when the status does not say what was paid. */
function paymentOf(status: PaymentStatus): Payment | undefined {
  const { amount, paidAmount, discountedAmount, paidTs, paidAt, transactions } = status;
  if (amount === null || paidAmount === null) return undefined;
  return {
    ...meansOf(status),
    settledBy: 'status',
    orderNo: status.orderNo,
    payToken: status.payToken,
    transactionId: transactions.find(({ stepType }) => stepType === 'PAY')?.transactionId ?? null,
    mode: status.mode,
    amount,
    discountedAmount,
    paidAmount,
    approvalTime: paidTs,
    approvedAt: paidAt,
    cashReceiptMgtKey: null,
  };
}

function refundOf(status: PaymentStatus): Refund | undefined {
  const refunds = status.transactions.filter(isRefund);
  const last = refunds.at(-1);
  const back = refunds.reduce((sum, { transactionAmount }) => sum + Math.abs(transactionAmount ?? 0), 0);
  const refundedAmount = back > 0 ? back : status.amount;
  if (refundedAmount === null) return undefined;
  return {
    settledBy: 'status',
    payToken: status.payToken,
    transactionId: last?.transactionId ?? null,
    refundNo: null,
    refundedAmount,
    refundableAmount: status.refundableAmount,
    refundedPaidAmount: null,
    refundedDiscountAmount: null,
    approvalTime: last?.regTs ?? null,
    approvedAt: last?.registeredAt ?? null,
    cashReceiptMgtKey: null,
  };
}

function meansOf(status: PaymentStatus): PaymentMeans {
  return {
    payMethod: status.payMethod,
    cardCompanyCode: status.cardCompanyCode,
    cardCompanyName: status.cardCompanyName,
    cardAuthorizationNo: status.cardAuthorizationNo,
    cardMethodType: status.cardMethodType,
    cardUserType: status.cardUserType,
    cardNumber: status.cardNumber,
    cardNum4Print: status.cardNum4Print,
    cardBinNumber: status.cardBinNumber,
    salesCheckLinkUrl: status.salesCheckLinkUrl,
    spreadOut: status.spreadOut,
    noInterest: status.noInterest,
    accountBankCode: status.accountBankCode,
    accountBankName: status.accountBankName,
    accountNumber: status.accountNumber,
  };
}

function paymentError(code: ApiCode, retryable = false): AppsInTossApiError {
  return new AppsInTossApiError({ ...API_TEXTS[code], code, outcome: 'refused', retryable });
}
