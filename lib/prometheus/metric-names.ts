/** What the name of every metric begins with. @internal */
export const PREFIX = 'apps_in_toss_client_';

/** Seconds. One list for every histogram: each bound is a series for every set of labels. @internal */
export const BUCKETS: readonly number[] = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20, 30];
