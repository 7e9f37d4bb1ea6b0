/**
 * A person who signs in. Everything in it is invented.
 *
 * @publicApi
 */
export interface EmulatedUser {
  /** Whole number, unique within an app. Default: a new one. A known one brings back that user, changed by the other fields. */
  readonly userKey: number;
  /**
   * What the user agreed to hand over, such as `['user_name', 'user_phone']`, or the same in one string separated by
   * spaces or commas. Default: everything. `user_key` is always among it.
   */
  readonly scope: readonly string[] | string;
  /** Tags of the terms the user agreed to. Default: none. */
  readonly agreedTerms: readonly string[];
  /** Default `김토스`. `null` where Toss holds no value; so for the other fields. */
  readonly name: string | null;
  /** Default `01012345678`. */
  readonly phone: string | null;
  /** `yyyyMMdd`. Default `19900101`. */
  readonly birthday: string | null;
  /** Default: a text of the length of a real one (88 characters), different for every user. */
  readonly ci: string | null;
  /** `MALE` or `FEMALE`. Default `MALE`. */
  readonly gender: string | null;
  /** `LOCAL` or `FOREIGNER`. Default `LOCAL`. */
  readonly nationality: string | null;
  /** Default `toss@example.com`. */
  readonly email: string | null;
}
