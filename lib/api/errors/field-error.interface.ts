/**
 * A field of the request that the API did not accept, or that was not sent because it is not usable. The rejected value is left out: it may be secret or personal.
 *
 * @publicApi
 */
export interface FieldError {
  readonly field: string;
  /** The platform's own words, or ours. For people; do not branch on it. */
  readonly message: string;
}
