import { randomBytes } from 'node:crypto';
import { Counter } from '../state/counter.js';
import type { Tables } from '../state/tables.js';
import type { EmulatedUser } from './emulated-user.interface.js';
import { fullScope, normalizeScope } from './scope.js';

/** A user of one app. @internal */
export interface StoredUser extends EmulatedUser {
  readonly appName: string;
  readonly scope: readonly string[];
  /** Unlinked users are kept, so that the same person can sign in again under the same userKey. */
  readonly linked: boolean;
}

/** @internal */
export class UserDirectory {
  private readonly users = this.tables.table<StoredUser>('users');
  private readonly userKeys = new Counter(this.tables, 'userKey', 443_700_001);

  constructor(private readonly tables: Tables) {}

  /** The user who signs in: a known one brought up to date, or a new one. */
  signIn(appName: string, given: Partial<EmulatedUser> = {}): StoredUser {
    const userKey = given.userKey ?? this.freeUserKey(appName);
    if (!Number.isSafeInteger(userKey)) throw new TypeError('userKey: expected a whole number');
    const known = this.users.get(keyOf(appName, userKey)) ?? defaultUser(appName, userKey);
    const scope = normalizeScope(given.scope ?? (known.scope.length > 0 ? known.scope : fullScope));
    return this.keep({ ...known, ...given, userKey, scope, linked: true });
  }

  /** The user, unless unlinked. */
  find(appName: string, userKey: number): StoredUser | undefined {
    const user = this.users.get(keyOf(appName, userKey));
    return user?.linked ? user : undefined;
  }

  /** True for somebody who signed in once and cut the link since. */
  isUnlinked(appName: string, userKey: number): boolean {
    return this.users.get(keyOf(appName, userKey))?.linked === false;
  }

  unlink(user: StoredUser): void {
    this.keep({ ...user, linked: false });
  }

  private keep(user: StoredUser): StoredUser {
    return this.users.set(keyOf(user.appName, user.userKey), user);
  }

  private freeUserKey(appName: string): number {
    for (;;) {
      const userKey = this.userKeys.next();
      if (!this.users.has(keyOf(appName, userKey))) return userKey;
    }
  }
}

function defaultUser(appName: string, userKey: number): StoredUser {
  return {
    appName,
    userKey,
    scope: [],
    linked: true,
    agreedTerms: [],
    name: '김토스',
    phone: '01012345678',
    birthday: '19900101',
    ci: randomBytes(64).toString('base64'),
    gender: 'MALE',
    nationality: 'LOCAL',
    email: 'toss@example.com',
  };
}

function keyOf(appName: string, userKey: number): string {
  return `${appName} ${userKey}`;
}
