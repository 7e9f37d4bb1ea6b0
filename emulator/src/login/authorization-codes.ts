import { randomBytes } from 'node:crypto';
import type { StoredUser } from './user-directory.js';

const lifetime = 10 * 60_000;

/** Codes that stand for one sign-in each: good once, for ten minutes, for one app. @internal */
export class AuthorizationCodes {
  private readonly codes = new Map<string, { user: StoredUser; expiresAt: number }>();

  constructor(private readonly now: () => Date) {}

  issue(user: StoredUser): string {
    const code = randomBytes(32).toString('base64url');
    this.codes.set(code, { user, expiresAt: this.now().getTime() + lifetime });
    return code;
  }

  /** Uses the code up. An app that shows the code of another one spoils nothing for its owner. */
  redeem(code: string, appName: string): StoredUser | undefined {
    const found = this.codes.get(code);
    if (!found || found.user.appName !== appName) return undefined;
    this.codes.delete(code);
    return this.now().getTime() < found.expiresAt ? found.user : undefined;
  }

  /** No code of that user is good any more. */
  revoke(user: StoredUser): void {
    for (const [code, found] of this.codes) if (found.user === user) this.codes.delete(code);
  }
}
