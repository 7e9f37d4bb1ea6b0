/**
 * What to do about an error, for the person who reads it: the same advice in Korean and in English.
 *
 * @publicApi
 */
export interface Hint {
  readonly ko: string;
  readonly en: string;
}
