/**
 * `api` is the main host, `pay` the one for Toss Pay.
 *
 * @publicApi
 */
export type HostName = 'api' | 'pay';
