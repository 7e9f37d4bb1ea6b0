import { koreanTime } from '../../foundation/korean-time.js';
import { MoneyFields } from '../money/money-fields.js';
import { throwInnerFailure } from './inner-failure.js';
import type { Payment, PaymentMeans, PaymentStatus, PaymentTransaction, Refund } from './pay.interface.js';

/** @throws AppsInTossApiError @internal */
export function parsePayment(success: unknown): Payment {
  const fields = new MoneyFields(success);
  throwInnerFailure(fields);
  const approvalTime = fields.textOrNull('approvalTime');
  return {
    ...fields.all,
    ...paymentMeans(fields),
    settledBy: 'answer',
    orderNo: fields.text('orderNo'),
    payToken: fields.text('payToken'),
    transactionId: fields.textOrNull('transactionId'),
    mode: fields.textOrNull('mode'),
    amount: fields.wholeNumber('amount'),
    discountedAmount: fields.amountOrNull('discountedAmount'),
    paidAmount: fields.wholeNumber('paidAmount'),
    approvalTime,
    approvedAt: koreanTime(approvalTime),
    cashReceiptMgtKey: fields.textOrNull('cashReceiptMgtKey'),
  };
}

/** @throws AppsInTossApiError @internal */
export function parseRefund(success: unknown): Refund {
  const fields = new MoneyFields(success);
  throwInnerFailure(fields);
  const approvalTime = fields.textOrNull('approvalTime');
  return {
    ...fields.all,
    settledBy: 'answer',
    payToken: fields.text('payToken'),
    transactionId: fields.textOrNull('transactionId'),
    refundNo: fields.textOrNull('refundNo'),
    refundedAmount: fields.wholeNumber('refundedAmount'),
    refundableAmount: fields.amountOrNull('refundableAmount'),
    refundedPaidAmount: fields.amountOrNull('refundedPaidAmount'),
    refundedDiscountAmount: fields.amountOrNull('refundedDiscountAmount'),
    approvalTime,
    approvedAt: koreanTime(approvalTime),
    cashReceiptMgtKey: fields.textOrNull('cashReceiptMgtKey'),
  };
}

/** @throws AppsInTossApiError @internal */
export function parsePaymentStatus(success: unknown): PaymentStatus {
  const fields = new MoneyFields(success);
  const createdTs = fields.textOrNull('createdTs');
  const paidTs = fields.textOrNull('paidTs');
  return {
    ...fields.all,
    // The answer to an approval has the card's fields flat, a status has them in an object.
    ...paymentMeans(fields, fields.objectOrNull('card') ?? fields),
    payStatus: fields.text('payStatus'),
    orderNo: fields.text('orderNo'),
    payToken: fields.text('payToken'),
    mode: fields.textOrNull('mode'),
    amount: fields.amountOrNull('amount'),
    paidAmount: fields.amountOrNull('paidAmount'),
    discountedAmount: fields.amountOrNull('discountedAmount'),
    refundableAmount: fields.amountOrNull('refundableAmount'),
    amountTaxable: fields.amountOrNull('amountTaxable'),
    amountTaxFree: fields.amountOrNull('amountTaxFree'),
    amountVat: fields.amountOrNull('amountVat'),
    amountServiceFee: fields.amountOrNull('amountServiceFee'),
    transactions: fields.objects('transactions').map(parseTransaction),
    createdTs,
    createdAt: koreanTime(createdTs),
    paidTs,
    paidAt: koreanTime(paidTs),
  };
}

function parseTransaction(fields: MoneyFields): PaymentTransaction {
  const regTs = fields.textOrNull('regTs');
  return {
    ...fields.all,
    stepType: fields.textOrNull('stepType'),
    transactionId: fields.textOrNull('transactionId'),
    paidAmount: fields.amountOrNull('paidAmount'),
    transactionAmount: fields.amountOrNull('transactionAmount'),
    discountedAmount: fields.amountOrNull('discountedAmount'),
    pointAmount: fields.amountOrNull('pointAmount'),
    regTs,
    registeredAt: koreanTime(regTs),
  };
}

function paymentMeans(fields: MoneyFields, card: MoneyFields = fields): PaymentMeans {
  return {
    payMethod: fields.textOrNull('payMethod'),
    cardCompanyCode: card.amountOrNull('cardCompanyCode'),
    cardCompanyName: card.textOrNull('cardCompanyName'),
    cardAuthorizationNo: card.textOrNull('cardAuthorizationNo'),
    cardMethodType: card.textOrNull('cardMethodType'),
    cardUserType: card.textOrNull('cardUserType'),
    cardNumber: card.textOrNull('cardNumber'),
    cardNum4Print: card.textOrNull('cardNum4Print'),
    cardBinNumber: card.textOrNull('cardBinNumber'),
    salesCheckLinkUrl: card.textOrNull('salesCheckLinkUrl'),
    spreadOut: card.amountOrNull('spreadOut'),
    noInterest: card.flagOrNull('noInterest'),
    accountBankCode: fields.textOrNull('accountBankCode'),
    accountBankName: fields.textOrNull('accountBankName'),
    accountNumber: fields.textOrNull('accountNumber'),
  };
}
