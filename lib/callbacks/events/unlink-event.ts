import { BadCallbackError, fieldsOf, userKeyOf } from './callback-fields.js';

/**
 * Why a user's link to the mini-app ended: `UNLINK` (the user removed it in Toss), `WITHDRAWAL_TERMS` (withdrew the
 * consent to the login service), `WITHDRAWAL_TOSS` (left Toss), or a reason that this version does not know.
 *
 * @publicApi
 */
export type UnlinkReferrer = 'UNLINK' | 'WITHDRAWAL_TERMS' | 'WITHDRAWAL_TOSS' | (string & {});

/**
 * A user's link to the mini-app ended. Their tokens are dead; forget what you may no longer keep. `removeByUserKey` and
 * `removeByAccessToken` of our own do not cause it.
 *
 * @publicApi
 */
export interface UnlinkEvent {
  /** Unique within the mini-app. */
  readonly userKey: number;
  readonly referrer: UnlinkReferrer;
}

/**
 * Reads an unlink callback: the query of a GET, the body of a POST. The module and its routes do it for you; this is
 * for a route of your own behind `AppsInTossUnlinkGuard`.
 *
 * @param request of Express or Fastify
 * @throws BadRequestException that names the field, never its value
 * @publicApi
 */
export function readUnlinkEvent(request: {
  readonly method: string;
  readonly query?: unknown;
  readonly body?: unknown;
}): UnlinkEvent {
  const fields = fieldsOf(request.method === 'GET' ? request.query : request.body);
  const referrer = fields['referrer'];
  if (typeof referrer !== 'string' || referrer === '') throw new BadCallbackError('referrer', 'a text');
  return { userKey: userKeyOf(fields), referrer };
}
