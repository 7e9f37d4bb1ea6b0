import type { Outcome } from './outcome.js';

/**
 * One request on the wire, as it is reported on errors. Holds nothing secret.
 *
 * @publicApi
 */
export interface Attempt {
  readonly outcome: Outcome | 'success';
  /** Stable code of the failure, such as `AIT_NET_REFUSED`; absent when it succeeded. */
  readonly code?: string;
  /** When the attempt began. */
  readonly startedAt: Date;
  /** How long it took, in milliseconds. */
  readonly durationMs: number;
  /** The certificate it went out under. */
  readonly fingerprint256?: string;
  /** HTTP status of its answer, when the head of one came. */
  readonly httpStatus?: number;
  /** How long it took until it had a connection, in milliseconds; absent when it never had one. */
  readonly connectionMs?: number;
  /** Whether that connection had carried requests before. */
  readonly isReused?: boolean;
}
