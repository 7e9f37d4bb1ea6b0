/** @publicApi */
export interface VerifyAnonymousKeyRequest {
  /** What the app's getAnonymousKey or getUserKeyForGame gave (`hash`). */
  readonly anonKey: string;
}

/** @publicApi */
export interface ExchangeAnonymousKeyRequest {
  /** What the app's createAnonymousKeyAuthCode gave. Works once, within 300 seconds. */
  readonly code: string;
}

/** @publicApi */
export interface AnonymousKey {
  /** The same user in this mini-app, on every device; another one after leaving and rejoining Toss. */
  readonly anonKey: string;
}
