/**
 * What `appLogin()` of the SDK gave the app.
 *
 * @publicApi
 */
export interface GenerateTokenRequest {
  /** Works once, within 10 minutes. */
  readonly authorizationCode: string;
  /** Passed on exactly as the SDK gave it (`DEFAULT`, `SANDBOX` …). */
  readonly referrer: string;
}

/** @publicApi */
export interface RefreshTokenRequest {
  /** Lives 14 days. */
  readonly refreshToken: string;
}

/** @publicApi */
export interface GetMeRequest {
  readonly accessToken: string;
}

/** @publicApi */
export interface RemoveByAccessTokenRequest {
  readonly accessToken: string;
}

/** @publicApi */
export interface RemoveByUserKeyRequest {
  /** A number, or the same number as a string of digits. */
  readonly userKey: number | string;
  /** Only some pages of the platform ask for it; sent when given. */
  readonly accessToken?: string;
}

/**
 * Tokens of one user. Whether a refresh makes the old pair invalid is not documented: store the newest.
 *
 * @publicApi
 */
export interface TokenSet {
  /** `Bearer` or `bearer`; compare without case. */
  readonly tokenType: string;
  readonly accessToken: string;
  readonly refreshToken: string;
  /** Seconds the access token lives. */
  readonly expiresIn: number;
  /** What the user agreed to, such as `user_key`. Grows over time. */
  readonly scope: string[];
}

/**
 * Who logged in. The personal fields are `null` without the user's consent. They arrive encrypted: with the option
 * `decryption` they are plain text here. **Without it they are ciphertext** (base64), as they came, and the log says so
 * once.
 *
 * @publicApi
 */
export interface Profile {
  /** Unique within the mini-app, not across mini-apps. Store it as an integer. */
  readonly userKey: number;
  readonly scope: string[];
  /** Console tags of the terms the user agreed to. */
  readonly agreedTerms: string[];
  readonly policy?: string;
  readonly certTxId?: string;
  /** Ciphertext where the option `decryption` is not set, and so are the fields below. */
  readonly name: string | null;
  readonly phone: string | null;
  /** `yyyyMMdd` */
  readonly birthday: string | null;
  /** Connecting information (연계정보). */
  readonly ci: string | null;
  /** `MALE` or `FEMALE` */
  readonly gender: string | null;
  /** `LOCAL` or `FOREIGNER` */
  readonly nationality: string | null;
  readonly email: string | null;
  /** The platform never fills it. */
  readonly di: null;
  /** Fields that this version does not know. */
  readonly [field: string]: unknown;
}

/**
 * The user whose link to the mini-app was removed.
 *
 * @publicApi
 */
export interface RemovedLink {
  readonly userKey: number;
}
