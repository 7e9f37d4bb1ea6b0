import { createDecipheriv, randomBytes } from 'node:crypto';
import type { EmulatedUser } from 'apps-in-toss-emulator';
import { useEmulator } from './helpers/setup.js';

const person = {
  name: '홍길동',
  phone: '01098765432',
  birthday: '20011231',
  ci: 'ci-of-hong',
  gender: 'FEMALE',
  nationality: 'FOREIGNER',
  email: 'hong@example.com',
};

describe.each([
  ['of its own', undefined],
  ['given', { key: randomBytes(32).toString('base64'), aad: 'another' }],
])('a profile under a key %s', (_, decryption) => {
  const app = useEmulator(decryption ? { decryption } : {});

  const profileOf = async (user?: Partial<EmulatedUser>): Promise<Record<string, string | null>> => {
    const { accessToken } = await app.login(user);
    return (await app.get('/user/oauth2/login-me', { bearer: accessToken })).body.success as Record<
      string,
      string | null
    >;
  };
  const decrypt = (value: string): string => {
    const { key, aad } = app.emulator.decryption;
    const bytes = Buffer.from(value, 'base64');
    const decipher = createDecipheriv('aes-256-gcm', Buffer.from(key, 'base64'), bytes.subarray(0, 12));
    decipher.setAAD(Buffer.from(aad));
    decipher.setAuthTag(bytes.subarray(-16));
    return decipher.update(bytes.subarray(12, -16), undefined, 'utf8') + decipher.final('utf8');
  };

  it('holds encrypted personal data that the settings decrypt', async () => {
    if (decryption) expect(app.emulator.decryption).toEqual(decryption);
    const profile = await profileOf(person);
    for (const [field, value] of Object.entries(person)) expect(decrypt(profile[field]!)).toBe(value);
    expect(profile['di']).toBeNull();
  });

  it('encrypts the same value differently every time', async () => {
    expect((await profileOf(person))['name']).not.toBe((await profileOf(person))['name']);
  });

  it.each([[['user_name', 'user_phone']], ['USER_NAME,USER_PHONE']])(
    'holds null outside %j',
    async (scope) => {
      const {
        name,
        phone,
        scope: told,
        userKey: _key,
        agreedTerms: _terms,
        ...rest
      } = await profileOf({ ...person, scope });
      expect([name, phone].map((value) => decrypt(value!))).toEqual([person.name, person.phone]);
      expect(told).toBe('user_name,user_phone,user_key');
      expect(rest).toEqual({
        birthday: null,
        ci: null,
        gender: null,
        nationality: null,
        email: null,
        di: null,
      });
    },
  );

  it('holds null where Toss has no value', async () => {
    expect((await profileOf({ email: null }))['email']).toBeNull();
  });

  it('remembers a user by its userKey and takes over what is new', async () => {
    await profileOf({ ...person, userKey: 7 });
    const profile = await profileOf({ userKey: 7, phone: '01011112222' });
    expect(decrypt(profile['name']!)).toBe(person.name);
    expect(decrypt(profile['phone']!)).toBe('01011112222');
  });
});
