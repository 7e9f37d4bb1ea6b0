import type { CallOptions } from '../../call/call-options.interface.js';
import type { Identity } from '../../request/identity.interface.js';

/**
 * Options of an experimental call.
 *
 * @publicApi
 */
export interface BillingOptions extends CallOptions {
  /**
   * Which host to call: the only source there is names the main one.
   *
   * @default 'api'
   */
  readonly host?: 'api' | 'pay';
}

/** Fields that this version does not know are sent as they are. @publicApi */
export type CreateBillingKeyRequest = Identity & {
  readonly productDesc: string;
  readonly isTestPayment?: boolean;
  readonly [field: string]: unknown;
};

/** Fields that this version does not know are sent as they are. @publicApi */
export type ExecuteBillingRequest = Identity & {
  readonly wrappedToken: string;
  readonly orderNo: string;
  readonly productDesc: string;
  readonly amount: number;
  readonly isTestPayment?: boolean;
  readonly spreadOut?: number | string;
  readonly [field: string]: unknown;
};

/** Fields that this version does not know are sent as they are. @publicApi */
export type BillingKeyRequest = Identity & {
  readonly wrappedToken: string;
  readonly isTestPayment?: boolean;
  readonly [field: string]: unknown;
};

/** @publicApi */
export interface BillingKey {
  readonly wrappedToken: string;
  readonly [field: string]: unknown;
}

/** An answer as it came: its fields are not documented completely. @publicApi */
export interface BillingAnswer {
  readonly [field: string]: unknown;
}
