import type { SuccessOf } from '../contract/operation-types.js';

/**
 * The eight words for where an in-app order stands.
 *
 * @publicApi
 */
export type OrderState = SuccessOf<'iap.getOrderStatus'>['status'];

/**
 * An in-app order, as the store of the phone would make it.
 *
 * @publicApi
 */
export interface CreateOrderOptions {
  /** Default: a UUID of version 7. */
  readonly orderId?: string;
  /** Whose it is. Default: the only app that has a certificate. */
  readonly appName?: string;
  /** Who ordered. Default: nobody; then a request that names a user does not see it. */
  readonly userKey?: number;
  /** Default `PAYMENT_COMPLETED`. */
  readonly status?: OrderState;
  /** Default `emulated.product`. */
  readonly sku?: string;
  /** Default: none. */
  readonly reason?: string;
  /** When its status was last determined. Default: now, by the emulator's clock. */
  readonly statusDeterminedAt?: Date;
  /** For so many milliseconds of the emulator's clock it is `NOT_FOUND`, as just after a purchase. Default 0. */
  readonly notFoundMs?: number;
  /** After that it is `ORDER_IN_PROGRESS` for so long. Default 0. */
  readonly inProgressMs?: number;
}

/**
 * What can be changed later. `statusDeterminedAt` becomes now unless given.
 *
 * @publicApi
 */
export type UpdateOrderOptions = Pick<CreateOrderOptions, 'status' | 'sku' | 'reason' | 'statusDeterminedAt'>;

/**
 * What is documented in two ways about orders.
 *
 * @publicApi
 */
export interface IapOptions {
  /** Form of `statusDeterminedAt`: older pages show an offset, newer ones none (then Korea's time). Default `none`. */
  readonly timeOffset?: 'none' | 'offset';
}
