import { day, hour, useEmulator } from './helpers/setup.js';

const me = '/user/oauth2/login-me';
const refresh = '/user/oauth2/refresh-token';

describe('an access token', () => {
  const app = useEmulator();

  it.each([
    [hour - 1000, 200],
    [hour, 400],
  ])('after %d ms is answered with HTTP %d', async (age, status) => {
    const { accessToken } = await app.login();
    app.emulator.clock.advance(age);
    expect((await app.get(me, { bearer: accessToken })).status).toBe(status);
  });

  it('of another app, a made-up one and none get the bare invalid_grant', async () => {
    const { accessToken } = await app.login();
    const replies = [
      await app.get(me, { bearer: accessToken, app: 'other-app' }),
      await app.get(me, { bearer: 'bogus' }),
      await app.get(me),
    ];
    for (const reply of replies) {
      expect(reply).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
    }
  });

  it('says nothing about the user', async () => {
    const { accessToken } = await app.login({ userKey: 987_654_321, name: '홍길동' });
    const parts = accessToken.split('.').map((part) => Buffer.from(part, 'base64url').toString('utf8'));
    expect(parts.join()).not.toMatch(/987654321|홍길동/);
  });
});

describe('a refresh token', () => {
  const app = useEmulator();

  it.each([
    [14 * day - 1000, 'SUCCESS'],
    [14 * day, 'FAIL'],
  ])('after %d ms is answered with %s', async (age, resultType) => {
    const { refreshToken } = await app.login();
    app.emulator.clock.advance(age);
    const reply = await app.post(refresh, { body: { refreshToken } });
    expect(reply).toMatchObject({ status: 200, body: { resultType } });
  });

  it('can be used again by default', async () => {
    const { refreshToken } = await app.login();
    for (const _ of [1, 2]) {
      expect((await app.post(refresh, { body: { refreshToken } })).body.resultType).toBe('SUCCESS');
    }
  });

  it('of another app fails in an envelope with HTTP 200', async () => {
    const { refreshToken } = await app.login();
    const reply = await app.post(refresh, { body: { refreshToken }, app: 'other-app' });
    expect(reply).toMatchObject({
      status: 200,
      body: {
        resultType: 'FAIL',
        success: null,
        error: { errorCode: 'INTERNAL_ERROR', reason: expect.any(String) },
      },
    });
  });
});
