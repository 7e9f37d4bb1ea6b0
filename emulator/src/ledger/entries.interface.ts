/**
 * Somebody whom an entry is about: a user by `userKey` or by anonymous key; the other one is `null`. Both are `null`
 * where the request named nobody.
 *
 * @publicApi
 */
export interface PersonEntry {
  readonly at: Date;
  readonly appName: string;
  readonly userKey: number | null;
  readonly anonKey: string | null;
}

/**
 * Money that was taken.
 *
 * @publicApi
 */
export interface ChargeEntry extends PersonEntry {
  /** `billing` for a recurring payment. */
  readonly kind: 'payment' | 'billing';
  readonly orderNo: string;
  readonly payToken: string;
  readonly transactionId: string;
  /** In won: what was ordered, discounts included. */
  readonly amount: number;
  readonly isTestPayment: boolean;
}

/**
 * Money that was given back.
 *
 * @publicApi
 */
export interface RefundEntry extends PersonEntry {
  readonly orderNo: string;
  readonly payToken: string;
  readonly refundNo: string;
  /** In won. */
  readonly amount: number;
  readonly isTestPayment: boolean;
}

/**
 * Points that moved, or that are about to (`PENDING`). A `FAILED` one gave nothing.
 *
 * @publicApi
 */
export interface GrantEntry extends PersonEntry {
  readonly promotionCode: string;
  /** The key it was executed under. */
  readonly key: string;
  /** In points. */
  readonly amount: number;
  readonly status: 'PENDING' | 'SUCCESS' | 'FAILED';
}

/**
 * A message to one recipient.
 *
 * @publicApi
 */
export interface MessageEntry extends PersonEntry {
  /** How it was sent: alone, as a test, or among others. */
  readonly kind: 'send' | 'test' | 'bulk';
  readonly templateSetCode: string;
  /** The variables as they were given. The only thing in the ledger that may hold personal data, if you put it in. */
  readonly context: Readonly<Record<string, unknown>>;
  readonly contentId: string;
  readonly reached: boolean;
  /** Why it was not; `null` when it was. */
  readonly reason: string | null;
}

/**
 * A call of Toss to the partner's server.
 *
 * @publicApi
 */
export interface CallbackEntry extends PersonEntry {
  readonly kind: 'unlink' | 'subscription';
  /** `UNLINK`, `subscription.status_changed` and so on. */
  readonly event: string;
  readonly url: string;
  /** Of the partner's answer; `null` when none came. */
  readonly status: number | null;
}
