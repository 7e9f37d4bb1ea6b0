import { useEmulator } from './helpers/setup.js';

describe('requests that are not usable', () => {
  const app = useEmulator();

  it.each([
    ['/user/oauth2/generate-token', {}, ['authorizationCode', 'referrer']],
    ['/user/oauth2/generate-token', { authorizationCode: 'x', referrer: '' }, ['referrer']],
    ['/user/oauth2/refresh-token', { refreshToken: 1 }, ['refreshToken']],
    ['/user/oauth2/access/remove-by-user-key', { userKey: 'abc' }, ['userKey']],
    ['/user/oauth2/access/remove-by-user-key', { userKey: 1.5 }, ['userKey']],
  ])('%s with %j names the fields %j', async (path, body, fields) => {
    const reply = await app.post(path, { body });
    expect(reply.status).toBe(400);
    expect(reply.body).toMatchObject({ resultType: 'FAIL', error: { errorCode: 'INVALID_PARAMETER' } });
    const details = reply.body.error.data.errorDetails as { field: string; rejectedValue: unknown }[];
    expect(details.map(({ field }) => field)).toEqual(fields);
    for (const { field, rejectedValue } of details) {
      expect(rejectedValue).toBe((body as Record<string, unknown>)[field] ?? null);
    }
  });

  it.each([
    ['broken JSON', '{"userKey":', {}],
    ['an array', '[]', {}],
    ['a form', 'userKey=1', { 'content-type': 'application/x-www-form-urlencoded' }],
    ['too much', JSON.stringify({ userKey: 'x'.repeat(5 * 1024 * 1024) }), {}],
  ])('%s is HTTP 400', async (_, body, headers) => {
    const reply = await app.post('/user/oauth2/access/remove-by-user-key', { body, headers });
    expect(reply).toMatchObject({ status: 400, body: { error: { errorCode: 'INVALID_PARAMETER' } } });
  });

  it.each([
    ['GET', '/user/oauth2/generate-token'],
    ['POST', '/user/oauth2/login-me'],
    ['GET', '/nowhere'],
  ])('%s %s is HTTP 404 in an envelope', async (method, path) => {
    const reply = await app.call(method, path);
    expect(reply).toMatchObject({ status: 404, body: { resultType: 'FAIL', success: null } });
  });
});
