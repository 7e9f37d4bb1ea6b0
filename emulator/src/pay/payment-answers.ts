import type { SuccessOf } from '../contract/operation-types.js';
import { koreanTime } from './korean-time.js';
import type { StoredPayment } from './stored-payment.interface.js';

const card = {
  cardCompanyCode: 3,
  cardCompanyName: '삼성',
  cardAuthorizationNo: '12345678',
  cardMethodType: 'CREDIT',
  cardUserType: 'PERSONAL',
  cardNumber: '1234********5678',
  cardBinNumber: '123456',
  cardNum4Print: '5678',
  salesCheckLinkUrl: 'https://example.com/sales-check',
  spreadOut: 0,
  noInterest: false,
} as const;

const account = {
  accountBankCode: '092',
  accountBankName: '토스뱅크',
  accountNumber: '1000****1234',
} as const;
const noAccount = { accountBankCode: null, accountBankName: null, accountNumber: null } as const;

/** What buyer and merchant both see of the means of payment; null where it does not apply. */
function means({ payMethod }: StoredPayment) {
  const byCard = payMethod === 'CARD';
  return {
    cardMethodType: byCard ? card.cardMethodType : null,
    cardNumber: byCard ? card.cardNumber : null,
    cardUserType: byCard ? card.cardUserType : null,
    cardNum4Print: byCard ? card.cardNum4Print : null,
    cardBinNumber: byCard ? card.cardBinNumber : null,
    ...(byCard ? noAccount : account),
  };
}

/** The answer to execute-payment and execute-billing. @internal */
export function paymentAnswer(payment: StoredPayment, asText: boolean): SuccessOf<'pay.executePayment'> {
  const byCard = payment.payMethod === 'CARD';
  return {
    code: 0,
    mode: modeOf(payment),
    orderNo: payment.orderNo,
    payToken: payment.payToken,
    transactionId: payment.transactionId ?? '',
    amount: payment.amount,
    discountedAmount: payment.discount,
    paidAmount: payment.amount - payment.discount,
    approvalTime: koreanTime(payment.paidAt ?? 0),
    stateMsg: '결제 완료',
    msg: null,
    errorCode: null,
    payMethod: payment.payMethod,
    cardCompanyCode: byCard ? (asText ? String(card.cardCompanyCode) : card.cardCompanyCode) : null,
    cardCompanyName: byCard ? card.cardCompanyName : null,
    cardAuthorizationNo: byCard ? card.cardAuthorizationNo : null,
    spreadOut: byCard ? (asText ? String(card.spreadOut) : card.spreadOut) : null,
    noInterest: byCard ? (asText ? String(card.noInterest) : card.noInterest) : null,
    salesCheckLinkUrl: byCard ? card.salesCheckLinkUrl : null,
    ...means(payment),
    cashReceiptMgtKey: receiptOf(payment),
  };
}

/** @internal */
export function refundAnswer(payment: StoredPayment): SuccessOf<'pay.refundPayment'> {
  const { amount, discount } = payment;
  return {
    refundNo: payment.refundNo ?? '',
    approvalTime: koreanTime(payment.refundedAt ?? 0),
    cashReceiptMgtKey: receiptOf(payment),
    refundableAmount: 0,
    discountedAmount: discount,
    paidAmount: amount - discount,
    refundedAmount: amount,
    refundedDiscountAmount: discount,
    refundedPaidAmount: amount - discount,
    payToken: payment.payToken,
    transactionId: payment.refundTransactionId ?? '',
    ...means(payment),
  };
}

/** @internal */
export function statusAnswer(
  payment: StoredPayment,
  payStatus: StoredPayment['status'],
): SuccessOf<'pay.getPaymentStatus'> {
  const { amount, discount, paidAt, refundedAt } = payment;
  const refunding = payStatus === 'REFUND_PROGRESS';
  const step = {
    paidAmount: amount - discount,
    transactionAmount: amount,
    discountedAmount: discount,
    pointAmount: 0,
  };
  const charged = paidAt !== null && payStatus !== 'PAY_PROGRESS';
  const refunded = refundedAt !== null && !refunding;
  return {
    mode: modeOf(payment),
    payToken: payment.payToken,
    orderNo: payment.orderNo,
    payMethod: payment.payMethod,
    payStatus,
    amount,
    discountedAmount: discount,
    discountAmountV2: discount,
    paidPointV2: 0,
    paidAmount: charged ? amount - discount : 0,
    refundableAmount: charged && !refunded ? amount : 0,
    amountTaxable: payment.amountTaxable,
    amountTaxFree: payment.amountTaxFree,
    amountVat: payment.amountVat,
    amountServiceFee: payment.amountServiceFee,
    disposableCupDeposit: 0,
    ...(charged && payment.payMethod === 'TOSS_MONEY' ? account : noAccount),
    card: charged && payment.payMethod === 'CARD' ? { ...card } : null,
    transactions: [
      ...(charged
        ? [
            {
              stepType: 'PAY' as const,
              transactionId: payment.transactionId ?? '',
              ...step,
              regTs: koreanTime(paidAt),
            },
          ]
        : []),
      ...(refunded
        ? [
            {
              stepType: 'REFUND' as const,
              transactionId: payment.refundTransactionId ?? '',
              ...step,
              transactionAmount: -amount,
              regTs: koreanTime(refundedAt),
            },
          ]
        : []),
    ],
    createdTs: koreanTime(payment.createdAt),
    paidTs: charged ? koreanTime(paidAt) : null,
  };
}

function modeOf({ isTestPayment }: StoredPayment): 'LIVE' | 'TEST' {
  return isTestPayment ? 'TEST' : 'LIVE';
}

function receiptOf({ cashReceipt, payMethod, payToken }: StoredPayment): string | null {
  return cashReceipt && payMethod === 'TOSS_MONEY' ? `receipt-${payToken.slice(-12)}` : null;
}
