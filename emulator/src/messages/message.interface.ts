/**
 * How a message reaches somebody.
 *
 * @publicApi
 */
export type MessageChannel = 'push' | 'inbox' | 'sms' | 'alimtalk' | 'friendtalk';

/**
 * A set of templates of the console.
 *
 * @publicApi
 */
export interface CreateTemplateOptions {
  readonly templateSetCode: string;
  /** Whose it is. Default: the only app that has a certificate. */
  readonly appName?: string;
  /** `not-approved`: every send fails with 5004, tests too. `forbidden`: with 4034. Default `approved`. */
  readonly status?: 'approved' | 'not-approved' | 'forbidden';
  /** Default `['push']`. */
  readonly channels?: readonly MessageChannel[];
}

/**
 * Whom messages go to.
 *
 * @publicApi
 */
export type MessageRecipient = { readonly userKey: number } | { readonly anonKey: string };

/**
 * What Toss documents about messages in two ways, or not at all.
 *
 * @publicApi
 */
export interface MessageOptions {
  /** Whether a template that nobody created counts as approved (`any`, default), or as not approved (`created`). */
  readonly templates?: 'any' | 'created';
  /** How the field with the reason is spelt; older notes leave out the `ed`. Default `reachedFailReason`. */
  readonly reasonField?: 'reachedFailReason' | 'reachFailReason';
}
