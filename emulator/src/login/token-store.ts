import type { Table } from '../state/table.js';

/** Whose a token or a code is. @internal */
export interface TokenOwner {
  readonly appName: string;
  readonly userKey: number;
}

/** A token as it is remembered. `expiresAt` in milliseconds since 1970. @internal */
export interface StoredToken extends TokenOwner {
  readonly expiresAt: number;
}

/** Tokens of one kind: each is good for one app and one user, for a while. @internal */
export class TokenStore {
  constructor(
    private readonly tokens: Table<StoredToken>,
    private readonly now: () => Date,
    private readonly lifetime: number,
  ) {}

  add(token: string, { appName, userKey }: TokenOwner): string {
    const now = this.now().getTime();
    this.forget(now);
    this.tokens.set(token, { appName, userKey, expiresAt: now + this.lifetime });
    return token;
  }

  /** The user the token was given for, as long as it is good and shown by the app it was given to. */
  owner(token: string | undefined, appName: string): TokenOwner | undefined {
    const found = token === undefined ? undefined : this.tokens.get(token);
    if (!found || found.appName !== appName) return undefined;
    return this.now().getTime() < found.expiresAt ? found : undefined;
  }

  /** Like `owner`, and the token is used up. An app that shows the token of another one spoils nothing for its owner. */
  redeem(token: string, appName: string): TokenOwner | undefined {
    if (this.tokens.get(token)?.appName !== appName) return undefined;
    const owner = this.owner(token, appName);
    this.tokens.delete(token);
    return owner;
  }

  /** No token of that user is good any more. */
  revoke({ appName, userKey }: TokenOwner): void {
    for (const [token, found] of this.tokens.entries()) {
      if (found.appName === appName && found.userKey === userKey) this.tokens.delete(token);
    }
  }

  /** The oldest ones that are over go, so that a long run does not fill the memory. */
  private forget(now: number): void {
    for (const [token, { expiresAt }] of this.tokens.entries()) {
      if (expiresAt > now) return;
      this.tokens.delete(token);
    }
  }
}
