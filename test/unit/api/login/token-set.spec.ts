import { errorOf, scripted, TOKENS } from '../api-client.js';
import { success } from '../scripted-transport.js';

function generate(answered: unknown) {
  const { client } = scripted([success(answered)], { retries: 0 });
  return client.login.generateToken({ authorizationCode: 'code-1', referrer: 'DEFAULT' });
}

describe('the tokens of an answer', () => {
  it.each([
    ['3599', 3599],
    [3600, 3600],
  ])('take expiresIn as text and as a number: %j', async (expiresIn, expected) => {
    await expect(generate({ ...TOKENS, expiresIn })).resolves.toHaveProperty('expiresIn', expected);
  });

  it.each([
    ['a b', ['a', 'b']],
    ['a,b', ['a', 'b']],
    ['a, b  c', ['a', 'b', 'c']],
    ['', []],
    [null, []],
    [
      ['a', 'b'],
      ['a', 'b'],
    ],
  ])('split the scope: %j', async (scope, expected) => {
    await expect(generate({ ...TOKENS, scope })).resolves.toHaveProperty('scope', expected);
  });

  it.each([
    ['success', null],
    ['success', 'text'],
    ['success', [TOKENS]],
    ['success.accessToken', { ...TOKENS, accessToken: undefined }],
    ['success.accessToken', { ...TOKENS, accessToken: '' }],
    ['success.refreshToken', { ...TOKENS, refreshToken: null }],
    ['success.tokenType', { ...TOKENS, tokenType: 1 }],
    ['success.expiresIn', { ...TOKENS, expiresIn: 'soon' }],
    ['success.expiresIn', { ...TOKENS, expiresIn: undefined }],
    ['success.scope', { ...TOKENS, scope: 5 }],
  ])('that lack what they promise end in an error that names %s', async (field, answered) => {
    const error = await errorOf(generate(answered));
    expect(error).toMatchObject({ code: 'AIT_API_OUTCOME_UNKNOWN', outcome: 'unknown', httpStatus: 200 });
    expect(error.cause).toMatchObject({ code: 'AIT_API_RESPONSE_UNEXPECTED', resultType: 'SUCCESS' });
    expect(error.message).toContain(`"${field}"`);
  });
});
