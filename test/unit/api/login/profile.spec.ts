import { errorOf, PROFILE, scripted } from '../api-client.js';
import { success } from '../scripted-transport.js';

function getMe(answered: unknown) {
  const { client } = scripted([success(answered)], { retries: 0 });
  return client.login.getMe({ accessToken: 'access-token-1' });
}

describe('the profile of an answer', () => {
  it('fills what is missing, and keeps what it does not know', async () => {
    await expect(
      getMe({ userKey: '307515147', callingCode: '82', policy: 'P', certTxId: null }),
    ).resolves.toEqual({
      ...PROFILE,
      scope: [],
      agreedTerms: [],
      policy: 'P',
      callingCode: '82',
    });
  });

  it('leaves the personal fields as they came, without a key', async () => {
    await expect(getMe({ ...PROFILE, name: 'c2VhbGVk' })).resolves.toHaveProperty('name', 'c2VhbGVk');
  });

  it.each([
    ['userKey', { ...PROFILE, userKey: undefined }],
    ['userKey', { ...PROFILE, userKey: '307515147.0' }],
    ['userKey', { ...PROFILE, userKey: 1.5 }],
    ['userKey', { ...PROFILE, userKey: 2 ** 53 }],
    ['userKey', { ...PROFILE, userKey: '9007199254740993' }],
    ['userKey', { ...PROFILE, userKey: -1 }],
    ['agreedTerms', { ...PROFILE, agreedTerms: 'terms_1' }],
    ['name', { ...PROFILE, name: 5 }],
    ['policy', { ...PROFILE, policy: {} }],
  ])('is refused where %s is not what it should be', async (field, answered) => {
    const error = await errorOf(getMe(answered));
    expect(error).toMatchObject({
      code: 'AIT_API_RESPONSE_UNEXPECTED',
      outcome: 'unknown',
      retryable: false,
    });
    expect(error.message).toContain(`"success.${field}"`);
  });

  it('is asked for once only when it is not what it should be', async () => {
    const { client, transport } = scripted([success({}), success(PROFILE)]);
    await errorOf(client.login.getMe({ accessToken: 'access-token-1' }));
    expect(transport.requests).toHaveLength(1);
  });
});
