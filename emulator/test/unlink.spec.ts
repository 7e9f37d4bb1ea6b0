import { useEmulator } from './helpers/setup.js';
import type { Reply } from './helpers/call.js';

const byToken = '/user/oauth2/access/remove-by-access-token';
const byUserKey = '/user/oauth2/access/remove-by-user-key';

describe('unlinking', () => {
  const app = useEmulator();

  const ways: [string, (accessToken: string, userKey: number) => Promise<Reply>][] = [
    ['by access token', (bearer) => app.post(byToken, { bearer })],
    ['by access token with an empty object', (bearer) => app.post(byToken, { bearer, body: {} })],
    ['by userKey', (_, userKey) => app.post(byUserKey, { body: { userKey } })],
    ['by userKey and Bearer', (bearer, userKey) => app.post(byUserKey, { bearer, body: { userKey } })],
    ['by userKey in a string', (_, userKey) => app.post(byUserKey, { body: { userKey: String(userKey) } })],
  ];

  it.each(ways)('%s ends all tokens and codes of that user, and of no other', async (_, unlink) => {
    const userKey = 1001;
    const [first, second, other] = [
      await app.login({ userKey }),
      await app.login({ userKey }),
      await app.login(),
    ];
    const code = app.emulator.issueAuthorizationCode('my-app', { userKey });
    const { status, body } = await unlink(first.accessToken, userKey);
    expect({ status, body }).toEqual({
      status: 200,
      body: { resultType: 'SUCCESS', success: { userKey }, error: null },
    });
    const me = async (bearer: string) => (await app.get('/user/oauth2/login-me', { bearer })).status;
    expect([await me(first.accessToken), await me(second.accessToken), await me(other.accessToken)]).toEqual([
      400, 400, 200,
    ]);
    const renewed = await app.post('/user/oauth2/refresh-token', {
      body: { refreshToken: first.refreshToken },
    });
    expect(renewed.body.resultType).toBe('FAIL');
    expect((await app.exchange(code)).body).toEqual({ error: 'invalid_grant' });
    expect((await app.post(byUserKey, { body: { userKey } })).body.error.errorCode).toBe(
      'USER_KEY_NOT_FOUND',
    );
    expect(await app.login({ userKey })).toHaveProperty('accessToken');
  });

  it('by a token that is no good gets the bare invalid_grant', async () => {
    expect(await app.post(byToken, { bearer: 'bogus' })).toMatchObject({
      status: 400,
      body: { error: 'invalid_grant' },
    });
  });

  it('leaves the user of another app with the same userKey alone', async () => {
    await app.login({ userKey: 77 });
    const reply = await app.post(byUserKey, { body: { userKey: 77 }, app: 'other-app' });
    expect(reply.body).toMatchObject({ resultType: 'FAIL', error: { errorCode: 'USER_KEY_NOT_FOUND' } });
  });
});
