import type { StoredUser } from './user-directory.js';

/** Tokens of one kind: each is good for one app and one user, for a while. @internal */
export class TokenStore {
  private readonly tokens = new Map<string, { user: StoredUser; expiresAt: number }>();

  constructor(
    private readonly now: () => Date,
    private readonly lifetime: number,
  ) {}

  add(token: string, user: StoredUser): string {
    this.tokens.set(token, { user, expiresAt: this.now().getTime() + this.lifetime });
    return token;
  }

  /** The user the token was given for, as long as it is good and shown by the app it was given to. */
  owner(token: string | undefined, appName: string): StoredUser | undefined {
    const found = token === undefined ? undefined : this.tokens.get(token);
    if (!found || found.user.appName !== appName) return undefined;
    return this.now().getTime() < found.expiresAt ? found.user : undefined;
  }

  delete(token: string): void {
    this.tokens.delete(token);
  }

  /** No token of that user is good any more. */
  revoke(user: StoredUser): void {
    for (const [token, found] of this.tokens) if (found.user === user) this.tokens.delete(token);
  }
}
