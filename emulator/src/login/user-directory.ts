import { randomBytes } from 'node:crypto';
import type { EmulatedUser } from './emulated-user.interface.js';
import { fullScope, normalizeScope } from './scope.js';

/** A user of one app. @internal */
export interface StoredUser extends EmulatedUser {
  readonly appName: string;
  readonly scope: readonly string[];
  /** Unlinked users are kept, so that the same person can sign in again under the same userKey. */
  linked: boolean;
}

const firstUserKey = 443_700_001;

/** @internal */
export class UserDirectory {
  private readonly users = new Map<string, StoredUser>();
  private nextUserKey = firstUserKey;

  /** The user who signs in: a known one brought up to date, or a new one. */
  signIn(appName: string, given: Partial<EmulatedUser> = {}): StoredUser {
    const userKey = given.userKey ?? this.freeUserKey(appName);
    if (!Number.isSafeInteger(userKey)) throw new TypeError('userKey: expected a whole number');
    const known = this.users.get(keyOf(appName, userKey));
    const scope = normalizeScope(given.scope ?? known?.scope ?? fullScope);
    const user = Object.assign(known ?? defaultUser(appName, userKey), given, {
      userKey,
      scope,
      linked: true,
    });
    this.users.set(keyOf(appName, userKey), user);
    return user;
  }

  /** The user, unless unlinked. */
  find(appName: string, userKey: number): StoredUser | undefined {
    const user = this.users.get(keyOf(appName, userKey));
    return user?.linked ? user : undefined;
  }

  private freeUserKey(appName: string): number {
    while (this.users.has(keyOf(appName, this.nextUserKey))) this.nextUserKey += 1;
    return this.nextUserKey++;
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
