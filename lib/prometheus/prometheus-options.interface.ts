import type { Registry } from 'prom-client';

/**
 * Options of `AppsInTossPrometheusModule`.
 *
 * @publicApi
 */
export interface AppsInTossPrometheusOptions {
  /** Where the metrics go. Default: the `register` of `prom-client`. */
  readonly registry?: Registry;
  /**
   * How long a scrape waits for the journal to count grants, in milliseconds. Default 1,000. When it takes longer the
   * gauges of grants are absent from that scrape, and `apps_in_toss_client_journal_up` is 0.
   */
  readonly journalTimeout?: number;
  /**
   * At most so many series, over all mini-apps. Default 1,000. What would go beyond is counted under `other`, so that
   * sums stay right.
   */
  readonly maxSeries?: number;
}
