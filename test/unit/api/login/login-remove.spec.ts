import { AppsInTossApiError } from '../../../../lib/api/errors/apps-in-toss-api.error.js';
import type { LoginApi } from '../../../../lib/api/login/login.api.js';
import { OutcomeUnknownError } from '../../../../lib/api/errors/outcome-unknown.error.js';
import { errorOf, scripted } from '../api-client.js';
import { answer, breaks, fail, type Step, success } from '../scripted-transport.js';

const removed = success({ userKey: 307515147 });

const removals: [string, (login: LoginApi) => Promise<unknown>][] = [
  ['removeByAccessToken', (login) => login.removeByAccessToken({ accessToken: 'access-token-1' })],
  ['removeByUserKey', (login) => login.removeByUserKey({ userKey: 307515147 })],
];

describe.each(removals)('login.%s', (_, remove) => {
  it('gives the user whose link is gone', async () => {
    await expect(remove(scripted([removed]).client.login)).resolves.toEqual({ userKey: 307515147 });
  });

  it('repeats once what was not sent', async () => {
    await expect(remove(scripted([breaks('not-sent'), removed]).client.login)).resolves.toHaveProperty(
      'userKey',
    );
    const { client, transport } = scripted([breaks('not-sent'), breaks('not-sent'), removed]);
    expect(await errorOf(remove(client.login))).toMatchObject({ outcome: 'not-sent', retryable: true });
    expect(transport.unused).toBe(1);
  });

  it.each<[string, Step]>([
    ['no answer', breaks('unknown')],
    ['HTTP_TIMEOUT', answer({ resultType: 'HTTP_TIMEOUT', success: null })],
    ['INTERNAL_ERROR', fail('INTERNAL_ERROR')],
  ])('does not repeat what may have been done, and says when to: %s', async (__, step) => {
    const { client, transport } = scripted([step, removed]);
    const error = await errorOf(remove(client.login));
    expect(error).toBeInstanceOf(OutcomeUnknownError);
    expect(error).toMatchObject({ retryAfterMs: 60_000, retryable: true, outcome: 'unknown' });
    expect(transport.unused).toBe(1);
    expect(await errorOf((error as OutcomeUnknownError).reconcile())).toHaveProperty(
      'code',
      'AIT_API_NOTHING_TO_RECONCILE',
    );
  });

  it('asks to wait longer when the server does', async () => {
    const { client } = scripted([answer('', 503, { 'retry-after': '120' })]);
    expect(await errorOf(remove(client.login))).toMatchObject({ retryAfterMs: 120_000 });
  });

  it('does not repeat "too many calls"', async () => {
    const { client, transport } = scripted([fail('4095', 200, { retryAfterSeconds: 3 }), removed]);
    const error = await errorOf(remove(client.login));
    expect(error).toBeInstanceOf(AppsInTossApiError);
    expect(error).toMatchObject({ retryAfterMs: 3000, retryable: true, outcome: 'refused' });
    expect(transport.unused).toBe(1);
  });
});

describe('what the removals send', () => {
  it('the token, and no body', async () => {
    const { client, transport } = scripted([removed]);
    await client.login.removeByAccessToken({ accessToken: 'access-token-1' });
    expect(transport.requests[0]).toMatchObject({
      method: 'POST',
      url: 'https://api.example.test/api-partner/v1/apps-in-toss/user/oauth2/access/remove-by-access-token',
      headers: { authorization: 'Bearer access-token-1' },
    });
    expect(transport.requests[0]).not.toHaveProperty('body');
  });

  it.each([307515147, '307515147'])('the user key as a number: %j', async (userKey) => {
    const { client, transport } = scripted([removed]);
    await client.login.removeByUserKey({ userKey });
    expect(transport.requests[0]!.url).toMatch(/\/user\/oauth2\/access\/remove-by-user-key$/);
    expect(transport.requests[0]!.body).toBe('{"userKey":307515147}');
    expect(transport.requests[0]!.headers).not.toHaveProperty('authorization');
  });

  it('the token with the user key, when it is given', async () => {
    const { client, transport } = scripted([removed]);
    await client.login.removeByUserKey({ userKey: 1, accessToken: 'access-token-1' });
    expect(transport.requests[0]!.headers).toHaveProperty('authorization', 'Bearer access-token-1');
  });

  it.each([
    '307515147.0',
    '',
    ' 1',
    '0x10',
    '1e3',
    '-1',
    0,
    -1,
    1.5,
    NaN,
    2 ** 53,
    '9007199254740993',
    null,
    undefined,
  ])('no user key that may be another: %j', async (userKey) => {
    const { client, transport } = scripted([]);
    const error = await errorOf(client.login.removeByUserKey({ userKey: userKey as number }));
    expect(error).toMatchObject({ code: 'AIT_API_ARGUMENT', outcome: 'not-sent' });
    expect(error.message).toContain('"userKey"');
    expect(transport.requests).toEqual([]);
  });
});
