import type { CallOptions } from '../call/call-options.interface.js';

/** @publicApi */
export interface OrderStatusRequest {
  /** From the SDK's purchase, a UUID. For a subscription it is its first order. */
  readonly orderId: string;
  /** Only an order of this user is found then. Left out: any order of the mini-app. */
  readonly userKey?: number | string;
}

/**
 * Where an in-app order stands. `PURCHASED` and `PAYMENT_COMPLETED` both mean that the money was taken: pages of the
 * platform disagree on which of them says that the product was granted, so ask {@link OrderStatus.isPaid} and keep
 * your own record of what you granted, one per `orderId`. Grows over time.
 *
 * @publicApi
 */
export type OrderState =
  | 'PURCHASED'
  | 'PAYMENT_COMPLETED'
  | 'ORDER_IN_PROGRESS'
  | 'FAILED'
  | 'REFUNDED'
  | 'NOT_FOUND'
  | 'MINIAPP_MISMATCH'
  | 'ERROR'
  | (string & {});

/** @publicApi */
export interface OrderStatus {
  readonly orderId: string;
  readonly status: OrderState;
  /** Whether the buyer has paid and has not got the money back. False for a status that this version does not know. */
  readonly isPaid: boolean;
  /** What was bought. Null where the order is not ours to see (`NOT_FOUND`, `MINIAPP_MISMATCH`, `ERROR`). */
  readonly sku: string | null;
  /** When the status was determined, as it came; for `REFUNDED` the time of the refund. Null as {@link sku}. */
  readonly statusDeterminedAt: string | null;
  /** The same; Korean time where the platform names no offset. */
  readonly statusDeterminedDate: Date | null;
  /** The platform's own words. For people; do not branch on it. */
  readonly reason: string | null;
  /** Fields that this version does not know. */
  readonly [field: string]: unknown;
}

/**
 * How long to look.
 *
 * @publicApi
 */
export interface WaitForOrderOptions extends CallOptions {
  /** Milliseconds for all reads together. `deadline` is that of one read. Default 5,000. */
  readonly timeout?: number;
}
