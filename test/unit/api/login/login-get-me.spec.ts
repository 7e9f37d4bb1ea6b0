import { AppsInTossApiError } from '../../../../lib/api/errors/apps-in-toss-api.error.js';
import { errorOf, PROFILE, scripted } from '../api-client.js';
import { answer, breaks, fail, invalidGrant, type Step, success, WireError } from '../scripted-transport.js';

const REQUEST = { accessToken: 'access-token-1' };
const me = success(PROFILE);

describe('login.getMe', () => {
  it('sends the token and no body, and types the answer', async () => {
    const { client, transport } = scripted([me]);
    await expect(client.login.getMe(REQUEST)).resolves.toEqual({
      ...PROFILE,
      scope: ['user_key', 'user_name'],
    });
    const [request] = transport.requests;
    expect(request).toMatchObject({
      method: 'GET',
      url: 'https://api.example.test/api-partner/v1/apps-in-toss/user/oauth2/login-me',
    });
    expect(request!.headers).toMatchObject({
      authorization: 'Bearer access-token-1',
      accept: 'application/json',
    });
    expect(request!.headers).not.toHaveProperty('content-type');
    expect(request).not.toHaveProperty('body');
  });

  it.each<[string, Step[]]>([
    ['not sent, twice', [breaks('not-sent'), breaks('not-sent'), me]],
    ['unknown, twice', [breaks('unknown'), answer('', 503), me]],
    ['rate limit, once', [fail('4095'), me]],
  ])('repeats: %s', async (_, steps) => {
    const { client, transport } = scripted(steps);
    await expect(client.login.getMe(REQUEST)).resolves.toHaveProperty('userKey', 307515147);
    expect(transport.unused).toBe(0);
  });

  it.each<[string, Step[]]>([
    ['unknown, three times', [breaks('unknown'), breaks('unknown'), breaks('unknown'), me]],
    ['refused', [fail('USER_NOT_FOUND'), me]],
    ['invalid_grant', [invalidGrant, me]],
  ])('repeats no more: %s', async (_, steps) => {
    const { client, transport } = scripted(steps);
    await errorOf(client.login.getMe(REQUEST));
    expect(transport.unused).toBe(1);
  });

  it('reports an unknown outcome as what it was, because a read has no effects', async () => {
    const answered = await errorOf(scripted([answer('', 503)], { retries: 0 }).client.login.getMe(REQUEST));
    expect(answered).toBeInstanceOf(AppsInTossApiError);
    expect(answered).toMatchObject({ code: 'AIT_API_HTTP_STATUS', outcome: 'unknown', retryable: true });
    const broken = await errorOf(scripted([breaks('unknown')], { retries: 0 }).client.login.getMe(REQUEST));
    expect(broken).toBeInstanceOf(WireError);
    expect(broken).toMatchObject({ outcome: 'unknown', retryable: true, operation: 'login.getMe' });
  });

  it('advises to refresh the token, when it is not valid', async () => {
    const error = await errorOf(scripted([invalidGrant]).client.login.getMe(REQUEST));
    expect(error.hint.en).toContain('login.refreshToken');
    expect(error.hint.ko).toContain('login.refreshToken');
  });

  it.each([[undefined], [''], ['a b'], ['tok\r\nx-evil: 1'], ['Bearer tok'], ['토큰'], [5]])(
    'refuses a token that cannot be a header, without repeating it: %j',
    async (accessToken) => {
      const { client, transport } = scripted([]);
      const error = await errorOf(client.login.getMe({ accessToken } as typeof REQUEST));
      expect(error).toMatchObject({ code: 'AIT_API_ARGUMENT', outcome: 'not-sent' });
      expect(error.message).toContain('"accessToken"');
      if (accessToken) expect(error.message).not.toContain(String(accessToken));
      expect(transport.requests).toEqual([]);
    },
  );
});
