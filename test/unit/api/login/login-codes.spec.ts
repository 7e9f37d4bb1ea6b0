import { errorOf, scripted } from '../api-client.js';
import { fail } from '../scripted-transport.js';

describe('the error codes of Toss Login', () => {
  it.each([
    ['4050', 200, 'AIT_API_LOGIN_NOT_SET_UP'],
    ['4050', 500, 'AIT_API_LOGIN_NOT_SET_UP'],
    ['USER_KEY_NOT_FOUND', 200, 'AIT_API_USER_KEY_NOT_FOUND'],
    ['USER_NOT_FOUND', 200, 'AIT_API_USER_NOT_FOUND'],
    ['BAD_REQUEST_RETRIEVE_CERT_RESULT_EXCEEDED_LIMIT', 200, 'AIT_API_PROFILE_LIMIT_REACHED'],
  ])('%s with HTTP %d is a refusal: %s', async (errorCode, status, code) => {
    const { client } = scripted([fail(errorCode, status)]);
    const error = await errorOf(client.login.getMe({ accessToken: 'access-token-1' }));
    expect(error).toMatchObject({ code, errorCode, outcome: 'refused', operation: 'login.getMe' });
  });
});
