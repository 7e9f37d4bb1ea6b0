import type { AppsInTossError } from '../../foundation/apps-in-toss.error.js';
import type { CertificateSummary } from '../certificate-summary.interface.js';

/**
 * What came of looking at the source.
 *
 * @publicApi
 */
export interface ReloadResult {
  /**
   * - `changed`: another certificate is active, or the ones in waiting changed.
   * - `unchanged`: the source holds what it held before.
   * - `failed`: something in it could not be taken, or the servers did not take it; `reason` says why. What was there
   *   before goes on.
   */
  readonly status: 'changed' | 'unchanged' | 'failed';
  /** The certificate that is active now. */
  readonly active?: CertificateSummary;
  /** The most important of the problems. */
  readonly reason?: AppsInTossError;
  /** Everything in the source that could not be taken, also beside a change that worked. */
  readonly problems: readonly AppsInTossError[];
  /** A pair is half-written, as it seems; it is looked at again within moments. */
  readonly pending: boolean;
}
