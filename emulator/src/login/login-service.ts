import { randomBytes } from 'node:crypto';
import type { SuccessOf } from '../contract/operation-types.js';
import type { DecryptionSettings } from '../decryption-settings.js';
import type { LedgerBook } from '../ledger/ledger-book.js';
import type { Tables } from '../state/tables.js';
import type { EmulatedUser } from './emulated-user.interface.js';
import { profileOf } from './profile.js';
import type { TokenOptions } from './token-options.interface.js';
import { TokenStore } from './token-store.js';
import type { StoredToken, TokenOwner } from './token-store.js';
import { accessTokenText, refreshTokenText } from './token-text.js';
import type { StoredUser, UserDirectory } from './user-directory.js';

type TokenSet = SuccessOf<'login.generateToken'>;

const hour = 3_600_000;
const codeLifetime = 10 * 60_000;
const accessLifetime = hour;
const refreshLifetime = 14 * 24 * hour;

/** Toss Login: who signed in where, and with which codes and tokens. `undefined` stands for "no good". @internal */
export class LoginService {
  private readonly codes = this.store('authorizationCodes', codeLifetime);
  private readonly access = this.store('accessTokens', accessLifetime);
  private readonly refresh = this.store('refreshTokens', refreshLifetime);

  constructor(
    private readonly tables: Tables,
    private readonly users: UserDirectory,
    private readonly now: () => Date,
    private readonly ledger: LedgerBook,
    private readonly decryption: DecryptionSettings,
    private readonly options: TokenOptions,
  ) {}

  issueCode(appName: string, user?: Partial<EmulatedUser>): string {
    return this.codes.add(randomBytes(32).toString('base64url'), this.users.signIn(appName, user));
  }

  exchange(code: string, appName: string): TokenSet | undefined {
    const user = this.linked(this.codes.redeem(code, appName));
    if (!user) return undefined;
    this.ledger.add('logins', this.entry(user));
    return this.tokensFor(user);
  }

  renew(refreshToken: string, appName: string): TokenSet | undefined {
    const user = this.linked(this.refresh.owner(refreshToken, appName));
    if (!user) return undefined;
    if (this.options.refreshTokens === 'one-use') this.refresh.redeem(refreshToken, appName);
    this.ledger.add('refreshes', this.entry(user));
    return this.tokensFor(user);
  }

  profile(accessToken: string | undefined, appName: string): SuccessOf<'login.getMe'> | undefined {
    const user = this.linked(this.access.owner(accessToken, appName));
    if (!user) return undefined;
    this.ledger.add('profileReads', this.entry(user));
    return profileOf(user, this.decryption);
  }

  /** The userKey that was unlinked. */
  unlinkByToken(accessToken: string | undefined, appName: string): number | undefined {
    return this.unlink(this.linked(this.access.owner(accessToken, appName)));
  }

  /** The userKey that was unlinked. */
  unlinkByUserKey(userKey: number, appName: string): number | undefined {
    return this.unlink(this.users.find(appName, userKey));
  }

  private unlink(user: StoredUser | undefined): number | undefined {
    if (!user) return undefined;
    this.users.unlink(user);
    for (const store of [this.codes, this.access, this.refresh]) store.revoke(user);
    this.ledger.add('unlinks', this.entry(user));
    return user.userKey;
  }

  private tokensFor(user: StoredUser): TokenSet {
    // One second less than the hour: what the samples of Toss show.
    const expiresIn = accessLifetime / 1000 - 1;
    return {
      tokenType: 'Bearer',
      accessToken: this.access.add(accessTokenText(this.now(), accessLifetime), user),
      refreshToken: this.refresh.add(refreshTokenText(), user),
      expiresIn: this.options.expiresInAs === 'string' ? String(expiresIn) : expiresIn,
      scope: user.scope.join(' '),
    };
  }

  private linked(owner: TokenOwner | undefined): StoredUser | undefined {
    return owner && this.users.find(owner.appName, owner.userKey);
  }

  private store(name: string, lifetime: number): TokenStore {
    return new TokenStore(this.tables.table<StoredToken>(name), this.now, lifetime);
  }

  private entry({ appName, userKey }: StoredUser): { at: Date; appName: string; userKey: number } {
    return { at: this.now(), appName, userKey };
  }
}
