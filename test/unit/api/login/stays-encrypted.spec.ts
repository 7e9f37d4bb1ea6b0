import { PROFILE, scripted } from '../api-client.js';
import { success } from '../scripted-transport.js';

const REQUEST = { accessToken: 'access-token-1' };
const CIPHERTEXT = 'q83vEjRWeJCrze8SNFZ4kA==';

describe('personal data without the option decryption', () => {
  it('stays as it came, and that is told once', async () => {
    let told = 0;
    const answers = [1, 2].map(() => success({ ...PROFILE, name: CIPHERTEXT }));
    const { client } = scripted(answers, { staysEncrypted: () => (told += 1) });
    for (const _ of answers) expect((await client.login.getMe(REQUEST)).name).toBe(CIPHERTEXT);
    expect(told).toBe(1);
  });

  it('is no matter where there is none', async () => {
    let told = 0;
    const nobody = Object.fromEntries(
      ['name', 'phone', 'birthday', 'ci', 'gender', 'nationality', 'email'].map((each) => [each, null]),
    );
    const { client } = scripted([success({ ...PROFILE, ...nobody })], { staysEncrypted: () => (told += 1) });
    await client.login.getMe(REQUEST);
    expect(told).toBe(0);
  });
});
