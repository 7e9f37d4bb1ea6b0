import type { AppsInTossClient, Profile, TokenSet } from 'nestjs-apps-in-toss';

declare const toss: AppsInTossClient;

export const tokens: Promise<TokenSet> = toss.login.generateToken({
  authorizationCode: 'c',
  referrer: 'DEFAULT',
});
export const again: Promise<TokenSet> = toss.login.refreshToken({ refreshToken: 'r' }, { deadline: 1_000 });
export const lifetime: Promise<number> = tokens.then(({ expiresIn }) => expiresIn);
export const profile: Promise<Profile> = toss.login.getMe({ accessToken: 'a' });
export const name: Promise<string | null> = profile.then((me) => me.name);
export const removed: Promise<{ userKey: number }> = toss.login.removeByAccessToken({ accessToken: 'a' });
export const unlinked: Promise<{ userKey: number }> = toss.login.removeByUserKey({ userKey: 1 });
export const withToken: Promise<{ userKey: number }> = toss.login.removeByUserKey({
  userKey: '1',
  accessToken: 'a',
});

// @ts-expect-error Where the code came from is passed on.
void toss.login.generateToken({ authorizationCode: 'c' });
// @ts-expect-error A refresh token, not an access token.
void toss.login.refreshToken({ accessToken: 'a' });
// @ts-expect-error Whose profile?
void toss.login.getMe({});
// @ts-expect-error Whose link?
void toss.login.removeByUserKey({ accessToken: 'a' });
