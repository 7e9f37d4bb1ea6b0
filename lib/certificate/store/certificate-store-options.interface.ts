import type { Clock } from '../../foundation/clock.js';
import type { CertificateSource } from '../sources/certificate-input.interface.js';
import type { NoticeLedger } from '../expiry/notice-ledger.interface.js';
import type { RotationHooks } from '../rotation/rotation-hooks.interface.js';

/**
 * When the source is looked at again.
 *
 * @publicApi
 */
export interface WatchOptions {
  /**
   * Milliseconds between two looks at a source that can change.
   *
   * @default 10_000
   */
  readonly pollInterval?: number;
  /** Looks at the source also when the process gets this signal. Without it the signal keeps its usual meaning. */
  readonly signal?: 'SIGHUP';
}

/**
 * When an expiry is announced.
 *
 * @publicApi
 */
export interface ExpiryNoticeOptions {
  /**
   * Days before the end of a certificate. That it has ended is always announced.
   *
   * @default [30, 7, 1]
   */
  readonly days?: readonly number[];
  /** Shared by the instances of one deployment; by default each process announces by itself. */
  readonly ledger?: NoticeLedger;
}

/** @internal */
export interface CertificateStoreOptions {
  readonly source: CertificateSource;
  readonly clock?: Clock;
  /** Authorities to trust beside those of Node, PEM. */
  readonly ca?: string | undefined;
  /** Lowest version of TLS; default 1.2. */
  readonly minTlsVersion?: 'TLSv1.2' | 'TLSv1.3' | undefined;
  /** `false`: the source is read at start and at `reload()` only; dates are looked at all the same. */
  readonly watch?: WatchOptions | false | undefined;
  /** Fingerprints never to use, or the file that lists them. */
  readonly revoked?: readonly string[] | { readonly path: string } | undefined;
  readonly expiryNotice?: ExpiryNoticeOptions | undefined;
  readonly hooks?: RotationHooks | undefined;
  /** Milliseconds for which a half-written pair is no error; default 5,000. */
  readonly tornGraceMs?: number | undefined;
}
