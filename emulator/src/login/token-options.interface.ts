/**
 * What Toss documents in two ways, or not at all.
 *
 * @publicApi
 */
export interface TokenOptions {
  /** The type of `expiresIn`: the table says string, the samples show a number. Default `number`. */
  readonly expiresInAs?: 'number' | 'string';
  /** Whether a refresh token can be used again until it expires, or once only. Not documented. Default `reusable`. */
  readonly refreshTokens?: 'reusable' | 'one-use';
}
