import { AppsInTossApiError } from '../../../../lib/api/errors/apps-in-toss-api.error.js';
import { AppsInTossRequestError } from '../../../../lib/api/errors/apps-in-toss-request.error.js';
import { OutcomeUnknownError } from '../../../../lib/api/errors/outcome-unknown.error.js';
import { errorOf, scripted, TOKENS } from '../api-client.js';
import { answer, breaks, fail, invalidGrant, type Step, success } from '../scripted-transport.js';

const REQUEST = { authorizationCode: 'code-1', referrer: 'SANDBOX' };
const tokens = success(TOKENS);

describe('login.generateToken', () => {
  it('sends the code and the referrer as they are, and types the answer', async () => {
    const { client, transport } = scripted([tokens]);
    await expect(client.login.generateToken(REQUEST)).resolves.toEqual({
      tokenType: 'Bearer',
      accessToken: 'access-token-1',
      refreshToken: 'refresh-token-2',
      expiresIn: 3599,
      scope: ['user_key', 'user_name'],
    });
    const [request] = transport.requests;
    expect(request).toMatchObject({
      operation: 'login.generateToken',
      method: 'POST',
      url: 'https://api.example.test/api-partner/v1/apps-in-toss/user/oauth2/generate-token',
    });
    expect(JSON.parse(request!.body!)).toEqual(REQUEST);
    expect(request!.headers).not.toHaveProperty('authorization');
  });

  it.each<[string, Step[]]>([
    ['not sent, twice', [breaks('not-sent'), breaks('not-sent'), tokens]],
    ['unknown, once', [breaks('unknown'), tokens]],
    ['an answer that says nothing, once', [answer('', 502), tokens]],
    ['INTERNAL_ERROR, once', [fail('INTERNAL_ERROR'), tokens]],
    ['unknown, then not sent', [breaks('unknown'), breaks('not-sent'), tokens]],
    ['rate limit, once', [fail('4095', 200, { retryAfterSeconds: 0 }), tokens]],
    ['HTTP 429, once', [answer('', 429, { 'retry-after': '0' }), tokens]],
  ])('repeats with the same code: %s', async (_, steps) => {
    const { client, transport } = scripted(steps);
    await expect(client.login.generateToken(REQUEST)).resolves.toMatchObject({
      accessToken: 'access-token-1',
    });
    expect(transport.unused).toBe(0);
    expect(new Set(transport.requests.map(({ body }) => body)).size).toBe(1);
  });

  it.each<[string, Step[], string]>([
    [
      'not sent, three times',
      [breaks('not-sent'), breaks('not-sent'), breaks('not-sent'), tokens],
      'not-sent',
    ],
    ['not sent, and the transport says it is of no use', [breaks('not-sent', false), tokens], 'not-sent'],
    ['unknown, twice', [breaks('unknown'), breaks('unknown'), tokens], 'unknown'],
    ['rate limit, twice', [fail('4095'), fail('4095'), tokens], 'refused'],
    ['refused', [fail('4050'), tokens], 'refused'],
    ['invalid_grant', [invalidGrant, tokens], 'refused'],
    ['a SUCCESS without tokens', [success({}), tokens], 'unknown'],
  ])('repeats no more: %s', async (_, steps, outcome) => {
    const { client, transport } = scripted(steps);
    const error = await errorOf(client.login.generateToken(REQUEST));
    expect(transport.unused).toBe(1);
    expect(error).toMatchObject({ outcome, operation: 'login.generateToken' });
    expect(error.attempts).toHaveLength(transport.requests.length);
  });

  it('says that the code is not valid, when the first attempt is told so', async () => {
    const { client } = scripted([invalidGrant]);
    const error = await errorOf(client.login.generateToken(REQUEST));
    expect(error).toBeInstanceOf(AppsInTossApiError);
    expect(error).toMatchObject({
      code: 'AIT_API_INVALID_GRANT',
      errorCode: 'invalid_grant',
      retryable: false,
    });
    expect(error.hint.ko).toContain('appLogin()');
  });

  it('says that our own earlier attempt may have spent the code', async () => {
    const { client } = scripted([breaks('unknown'), invalidGrant]);
    const error = await errorOf(client.login.generateToken(REQUEST));
    expect(error).toBeInstanceOf(AppsInTossApiError);
    expect(error).toMatchObject({
      code: 'AIT_API_AUTHORIZATION_CODE_MAYBE_SPENT',
      errorCode: 'invalid_grant',
      outcome: 'unknown',
      retryable: false,
    });
    expect(error.message).toContain('earlier attempt');
    expect(error.attempts.map(({ outcome }) => outcome)).toEqual(['unknown', 'refused']);
  });

  it('does not forget an unknown attempt over one that was not sent', async () => {
    const { client } = scripted([breaks('unknown'), breaks('not-sent'), invalidGrant]);
    expect((await errorOf(client.login.generateToken(REQUEST))).code).toBe(
      'AIT_API_AUTHORIZATION_CODE_MAYBE_SPENT',
    );
  });

  it('does not blame an earlier attempt that was proved not to have been sent', async () => {
    const { client } = scripted([breaks('not-sent'), invalidGrant]);
    expect((await errorOf(client.login.generateToken(REQUEST))).code).toBe('AIT_API_INVALID_GRANT');
  });

  it('stays unknown when only the last attempt is proved not to have been sent', async () => {
    const { client } = scripted([breaks('unknown'), breaks('not-sent', false)]);
    const error = await errorOf(client.login.generateToken(REQUEST));
    expect(error).toBeInstanceOf(OutcomeUnknownError);
    expect(error.attempts.map(({ outcome }) => outcome)).toEqual(['unknown', 'not-sent']);
  });

  it('has nothing to reconcile, and says what to do instead', async () => {
    const { client } = scripted([breaks('unknown'), breaks('unknown')]);
    const error = (await errorOf(client.login.generateToken(REQUEST))) as OutcomeUnknownError;
    expect(error).toBeInstanceOf(OutcomeUnknownError);
    expect(error).toMatchObject({ code: 'AIT_API_OUTCOME_UNKNOWN', retryable: false });
    expect(error.cause.code).toBe('AIT_NET_TEST');
    const reconciled = await errorOf(error.reconcile());
    expect(reconciled).toBeInstanceOf(AppsInTossRequestError);
    expect(reconciled).toMatchObject({
      code: 'AIT_API_NOTHING_TO_RECONCILE',
      operation: 'login.generateToken',
    });
    expect(reconciled.hint.en).toContain('appLogin()');
  });

  it.each([
    [undefined, 'request'],
    ['code-1', 'request'],
    [{ referrer: 'DEFAULT' }, 'authorizationCode'],
    [{ authorizationCode: ' ', referrer: 'DEFAULT' }, 'authorizationCode'],
    [{ authorizationCode: 'code-1' }, 'referrer'],
  ])('names the argument that is not usable: %j', async (request, name) => {
    const { client, transport } = scripted([]);
    const error = await errorOf(client.login.generateToken(request as typeof REQUEST));
    expect(error).toMatchObject({
      code: 'AIT_API_ARGUMENT',
      outcome: 'not-sent',
      operation: 'login.generateToken',
    });
    expect(error.message).toContain(`"${name}"`);
    expect(transport.requests).toEqual([]);
  });
});
