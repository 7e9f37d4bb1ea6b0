import { useEmulator } from './helpers/setup.js';

const me = '/user/oauth2/login-me';

describe('Toss Login', () => {
  const app = useEmulator();

  it('turns a code into tokens, tokens into a profile and a refresh token into new tokens', async () => {
    const code = app.emulator.issueAuthorizationCode('my-app', { userKey: 42, agreedTerms: ['terms'] });
    const { status, body } = await app.exchange(code);
    expect(status).toBe(200);
    expect(body).toEqual({
      resultType: 'SUCCESS',
      success: {
        tokenType: 'Bearer',
        accessToken: expect.stringMatching(/^eyJ[\w-]+\.eyJ[\w-]+\.[\w-]+$/),
        refreshToken: expect.any(String),
        expiresIn: 3599,
        scope: 'user_name user_phone user_birthday user_ci user_gender user_nationality user_email user_key',
      },
      error: null,
    });
    const { accessToken, refreshToken } = body.success;
    const profile = await app.get(me, { bearer: accessToken });
    expect(profile.body.success).toMatchObject({
      userKey: 42,
      scope: 'user_name,user_phone,user_birthday,user_ci,user_gender,user_nationality,user_email,user_key',
      agreedTerms: ['terms'],
    });
    const renewed = await app.post('/user/oauth2/refresh-token', { body: { refreshToken } });
    expect(renewed.body).toMatchObject({ resultType: 'SUCCESS', success: { expiresIn: 3599 } });
    expect(renewed.body.success.accessToken).not.toBe(accessToken);
    expect((await app.get(me, { bearer: renewed.body.success.accessToken })).body.success.userKey).toBe(42);
    expect((await app.get(me, { bearer: accessToken })).status).toBe(200);
  });

  it('gives every sign-in without a userKey a user of its own', async () => {
    const keys = await Promise.all(
      [1, 2].map(async () => {
        const { accessToken } = await app.login();
        return (await app.get(me, { bearer: accessToken })).body.success.userKey as number;
      }),
    );
    expect(new Set(keys).size).toBe(2);
  });
});

describe('what Toss documents in two ways', () => {
  const app = useEmulator({ tokens: { expiresInAs: 'string', refreshTokens: 'one-use' } });

  it('can be had the other way', async () => {
    const code = app.emulator.issueAuthorizationCode('my-app');
    const { success } = (await app.exchange(code)).body;
    expect(success.expiresIn).toBe('3599');
    const body = { refreshToken: success.refreshToken };
    expect((await app.post('/user/oauth2/refresh-token', { body })).body.resultType).toBe('SUCCESS');
    expect((await app.post('/user/oauth2/refresh-token', { body })).body.resultType).toBe('FAIL');
  });
});
