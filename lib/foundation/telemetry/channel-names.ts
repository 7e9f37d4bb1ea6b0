/**
 * Name of the channel of `node:diagnostics_channel` on which every call is published when it is over, as a `CallEvent`.
 *
 * @publicApi
 */
export const CALL_CHANNEL = 'apps-in-toss:call';

/**
 * Name of the channel on which every call is published when it begins, as a `CallStart`.
 *
 * @publicApi
 */
export const CALL_START_CHANNEL = 'apps-in-toss:call:start';

/**
 * Name of the channel on which everything that happens to certificates is published, as a `CertificateChannelEvent`.
 *
 * @publicApi
 */
export const CERTIFICATE_CHANNEL = 'apps-in-toss:certificate';
