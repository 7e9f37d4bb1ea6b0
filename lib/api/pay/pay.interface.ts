import type { Identity } from '../request/identity.interface.js';

/** A value of the platform's list, or one that it will add. @publicApi */
export type PayStatus =
  | 'PAY_STANDBY'
  | 'PAY_APPROVED'
  | 'PAY_PROGRESS'
  | 'PAY_COMPLETE'
  | 'PAY_CANCEL'
  | 'REFUND_PROGRESS'
  | 'REFUND_SUCCESS'
  | 'SETTLEMENT_COMPLETE'
  | 'SETTLEMENT_REFUND_COMPLETE'
  | (string & {});

/** @publicApi */
export type PayMethod = 'TOSS_MONEY' | 'CARD' | (string & {});

/** @publicApi */
export type CardMethodType = 'CREDIT' | 'CHECK' | 'PREPAYMENT' | (string & {});

/** @publicApi */
export type CardUserType =
  'PERSONAL' | 'PERSONAL_FAMILY' | 'CORP_PERSONAL' | 'CORP_PRIVATE' | 'CORP_COMPANY' | (string & {});

interface TestFlag {
  /**
   * Whether it is a test payment. The same value has to be given in every call of one payment.
   *
   * @default the option `testPayments` of the module (false)
   */
  readonly isTestPayment?: boolean;
}

/**
 * A payment to create. Amounts are whole won.
 *
 * @publicApi
 */
export type MakePaymentRequest = Identity &
  TestFlag & {
    /** Your own number: up to 50 letters, digits and `_ - : . ^ @`. Works once per merchant. */
    readonly orderNo: string;
    /** What is bought: up to 255 characters, without backslash and double quote. */
    readonly productDesc: string;
    /** Everything the buyer pays. */
    readonly amount: number;
    /** The part of it without tax; 0 for taxable goods. */
    readonly amountTaxFree: number;
    /** Computed by the platform when left out. */
    readonly amountTaxable?: number;
    /** When left out: the taxable part / 11, rounded up. */
    readonly amountVat?: number;
    readonly amountServiceFee?: number;
    /** Left out: as the merchant's contract says. */
    readonly enablePayMethods?: 'TOSS_MONEY' | 'CARD';
    /** Must be true here for a cash receipt to be issued. Cannot be changed afterwards. */
    readonly cashReceipt?: boolean;
    /** @default 'GENERAL' */
    readonly cashReceiptTradeOption?: 'GENERAL' | 'CULTURE' | 'PUBLIC_TP';
    /** @default 'USE' */
    readonly installment?: 'USE' | 'NOT_USE';
  };

/** @publicApi */
export interface MadePayment {
  /** Store it with the order: everything that follows needs it. Hand it to `checkoutPayment` of the SDK. */
  readonly payToken: string;
}

/** @publicApi */
export type ExecutePaymentRequest = Identity &
  TestFlag & {
    readonly payToken: string;
    readonly orderNo: string;
  };

/** @publicApi */
export type PaymentStatusRequest = ExecutePaymentRequest;

/**
 * The refund of a whole payment; the platform has no partial one.
 *
 * @publicApi
 */
export type RefundPaymentRequest = Identity &
  TestFlag & {
    readonly payToken: string;
    readonly orderNo: string;
    /** Up to 55 Korean or Latin letters, digits, blanks and `_ - : . ^ @ ( ) [ ] # / ! % ? &`. */
    readonly reason: string;
  };

/** How it came to be known: from the answer to the request, or from a read of the status after it was lost. @publicApi */
export type SettledBy = 'answer' | 'status';

/** How a payment was paid. Fields that do not apply are null. @publicApi */
export interface PaymentMeans {
  readonly payMethod: PayMethod | null;
  readonly cardCompanyCode: number | null;
  readonly cardCompanyName: string | null;
  readonly cardAuthorizationNo: string | null;
  readonly cardMethodType: CardMethodType | null;
  readonly cardUserType: CardUserType | null;
  /** Masked. */
  readonly cardNumber: string | null;
  readonly cardNum4Print: string | null;
  readonly cardBinNumber: string | null;
  readonly salesCheckLinkUrl: string | null;
  /** Months of an instalment. */
  readonly spreadOut: number | null;
  readonly noInterest: boolean | null;
  readonly accountBankCode: string | null;
  readonly accountBankName: string | null;
  /** Masked. */
  readonly accountNumber: string | null;
}

/**
 * A payment that was carried out. Amounts are whole won. Further fields of the platform are kept as they came.
 *
 * @publicApi
 */
export interface Payment extends PaymentMeans {
  readonly settledBy: SettledBy;
  readonly orderNo: string;
  readonly payToken: string;
  /** What to reconcile your books by. Null when it is known from a status that does not name it. */
  readonly transactionId: string | null;
  readonly mode: 'LIVE' | 'TEST' | (string & {}) | null;
  readonly amount: number;
  readonly discountedAmount: number | null;
  readonly paidAmount: number;
  /** As the platform writes it: `yyyy-MM-dd HH:mm:ss`, Korean time. */
  readonly approvalTime: string | null;
  /** The same as a Date. */
  readonly approvedAt: Date | null;
  readonly cashReceiptMgtKey: string | null;
  readonly [field: string]: unknown;
}

/**
 * A refund that was carried out. Amounts are whole won. Further fields of the platform are kept as they came.
 *
 * @publicApi
 */
export interface Refund {
  readonly settledBy: SettledBy;
  readonly payToken: string;
  readonly transactionId: string | null;
  /** Null when it is known from a status, which does not name it. */
  readonly refundNo: string | null;
  /** What was paid back in this refund. */
  readonly refundedAmount: number;
  /** What is left to refund. */
  readonly refundableAmount: number | null;
  readonly refundedPaidAmount: number | null;
  readonly refundedDiscountAmount: number | null;
  readonly approvalTime: string | null;
  readonly approvedAt: Date | null;
  readonly cashReceiptMgtKey: string | null;
  readonly [field: string]: unknown;
}

/** @publicApi */
export interface PaymentTransaction {
  readonly stepType: 'PAY' | 'REFUND' | (string & {}) | null;
  readonly transactionId: string | null;
  readonly paidAmount: number | null;
  /** Negative for a refund. */
  readonly transactionAmount: number | null;
  readonly discountedAmount: number | null;
  readonly pointAmount: number | null;
  readonly regTs: string | null;
  readonly registeredAt: Date | null;
  readonly [field: string]: unknown;
}

/**
 * Where a payment stands. Further fields of the platform are kept as they came.
 *
 * @publicApi
 */
export interface PaymentStatus extends PaymentMeans {
  readonly payStatus: PayStatus;
  readonly orderNo: string;
  readonly payToken: string;
  readonly mode: 'LIVE' | 'TEST' | (string & {}) | null;
  readonly amount: number | null;
  readonly paidAmount: number | null;
  readonly discountedAmount: number | null;
  readonly refundableAmount: number | null;
  readonly amountTaxable: number | null;
  readonly amountTaxFree: number | null;
  readonly amountVat: number | null;
  readonly amountServiceFee: number | null;
  readonly transactions: readonly PaymentTransaction[];
  readonly createdTs: string | null;
  readonly createdAt: Date | null;
  readonly paidTs: string | null;
  readonly paidAt: Date | null;
  readonly [field: string]: unknown;
}
