import { AppsInTossApiError } from '../../../../lib/api/errors/apps-in-toss-api.error.js';
import { OutcomeUnknownError } from '../../../../lib/api/errors/outcome-unknown.error.js';
import { errorOf, scripted, TOKENS } from '../api-client.js';
import { breaks, invalidGrant, type Step, success } from '../scripted-transport.js';

const REQUEST = { refreshToken: 'refresh-token-1' };
const tokens = success(TOKENS);

describe('login.refreshToken', () => {
  it('sends the token and gives the new pair', async () => {
    const { client, transport } = scripted([tokens]);
    await expect(client.login.refreshToken(REQUEST)).resolves.toMatchObject({
      refreshToken: 'refresh-token-2',
    });
    expect(transport.requests[0]).toMatchObject({
      method: 'POST',
      url: 'https://api.example.test/api-partner/v1/apps-in-toss/user/oauth2/refresh-token',
      body: JSON.stringify(REQUEST),
    });
  });

  it.each<[string, Step[]]>([
    ['not sent, twice', [breaks('not-sent'), breaks('not-sent'), tokens]],
    ['unknown, once', [breaks('unknown'), tokens]],
  ])('repeats: %s', async (_, steps) => {
    const { client, transport } = scripted(steps);
    await expect(client.login.refreshToken(REQUEST)).resolves.toHaveProperty('accessToken');
    expect(transport.unused).toBe(0);
  });

  it('repeats an unknown outcome no more than once', async () => {
    const { client, transport } = scripted([breaks('unknown'), breaks('unknown'), tokens]);
    expect(await errorOf(client.login.refreshToken(REQUEST))).toBeInstanceOf(OutcomeUnknownError);
    expect(transport.unused).toBe(1);
  });

  it('says that the token may have been replaced and lost', async () => {
    const { client } = scripted([breaks('unknown'), invalidGrant]);
    const error = await errorOf(client.login.refreshToken(REQUEST));
    expect(error).toBeInstanceOf(AppsInTossApiError);
    expect(error).toMatchObject({ code: 'AIT_API_REFRESH_TOKEN_MAYBE_SPENT', outcome: 'unknown' });
  });

  it.each([undefined, {}, { refreshToken: 5 }, { refreshToken: '' }])('refuses %j', async (request) => {
    const { client, transport } = scripted([]);
    const error = await errorOf(client.login.refreshToken(request as typeof REQUEST));
    expect(error).toMatchObject({ code: 'AIT_API_ARGUMENT', operation: 'login.refreshToken' });
    expect(transport.requests).toEqual([]);
  });
});
