/**
 * What Toss documents about Toss Pay in two ways, or not at all.
 *
 * @publicApi
 */
export interface PayOptions {
  /** Whether every payment is approved by its buyer at once. Default false: `approvePayment(payToken)` is the buyer. */
  readonly autoApprove?: boolean;
  /**
   * For so many milliseconds of the emulator's clock after a charge or a refund the status says `PAY_PROGRESS` or
   * `REFUND_PROGRESS`, although it is done. Default 0.
   */
  readonly progressMs?: number;
  /**
   * Type of `cardCompanyCode`, `spreadOut` and `noInterest` in the answer to execute-payment: the table says text
   * (default), an older page number and boolean.
   */
  readonly cardFieldsAs?: 'string' | 'native';
  /** Whether an orderNo can be taken again while nobody has approved its payment. Default `never`: a repeat fails. */
  readonly orderNoReuse?: 'never' | 'until-approved';
}
