import { createCipheriv, randomBytes } from 'node:crypto';
import { inspect } from 'node:util';
import { AppsInTossApiError } from '../../../../lib/api/errors/apps-in-toss-api.error.js';
import { PersonalDataCipher } from '../../../../lib/api/login/personal-data-cipher.js';
import { AppsInTossConfigError } from '../../../../lib/foundation/apps-in-toss-config.error.js';
import { errorOf, PROFILE, scripted } from '../api-client.js';
import { success } from '../scripted-transport.js';

const KEY = randomBytes(32);
const OPTIONS = { key: KEY.toString('base64'), aad: 'TOSS' };

function seal(text: string, key = KEY, aad = 'TOSS'): string {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(aad));
  return Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]).toString(
    'base64',
  );
}

function tampered(value: string): string {
  const bytes = Buffer.from(value, 'base64');
  bytes[14]! ^= 1;
  return bytes.toString('base64');
}

function thrownBy(act: () => unknown): unknown {
  try {
    act();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
}

describe('PersonalDataCipher', () => {
  it.each(['홍길동', 'MALE', ''])('decrypts %j', (text) => {
    expect(new PersonalDataCipher(OPTIONS).decrypt('name', seal(text))).toBe(text);
  });

  it('forgives the line break that `echo` leaves in an environment variable', () => {
    const cipher = new PersonalDataCipher({ key: `${OPTIONS.key}\n`, aad: 'TOSS\r\n' });
    expect(cipher.decrypt('name', seal('홍길동'))).toBe('홍길동');
  });

  it.each([
    ['a wrong key', seal('홍길동', randomBytes(32))],
    ['a wrong AAD', seal('홍길동', KEY, 'toss')],
    ['a changed value', tampered(seal('홍길동'))],
    ['a shortened value', seal('홍길동').slice(0, -4)],
    ['plain text', '홍길동'],
    ['an illustration of the documentation', 'MALE'],
    ['an empty value', ''],
  ])('fails aloud, and names the field: %s', (_, value) => {
    const error = thrownBy(() => new PersonalDataCipher(OPTIONS).decrypt('phone', value));
    expect(error).toBeInstanceOf(AppsInTossApiError);
    expect(error).toMatchObject({ code: 'AIT_API_DECRYPTION_FAILED' });
    const printed = inspect(error, { depth: Infinity, showHidden: true });
    expect(printed).toContain('"phone"');
    expect(printed).not.toContain('홍길동');
    if (value.length > 4) expect(printed).not.toContain(value);
  });

  it.each([
    [{ key: 'short', aad: 'TOSS' }, ['decryption.key']],
    [{ key: KEY.toString('hex'), aad: 'TOSS' }, ['decryption.key']],
    [{ key: randomBytes(16).toString('base64'), aad: 'TOSS' }, ['decryption.key']],
    [{ key: randomBytes(33).toString('base64'), aad: 'TOSS' }, ['decryption.key']],
    [{ key: OPTIONS.key, aad: '' }, ['decryption.aad']],
    [{ key: OPTIONS.key }, ['decryption.aad']],
    [null, ['decryption.key', 'decryption.aad']],
  ])('refuses options that are not usable: case %#', (options, named) => {
    const error = thrownBy(() => new PersonalDataCipher(options as typeof OPTIONS));
    expect(error).toBeInstanceOf(AppsInTossConfigError);
    expect((error as AppsInTossConfigError).problems.map(({ option }) => option)).toEqual(named);
    if (options && options.key.length > 5)
      expect(inspect(error, { depth: Infinity })).not.toContain(options.key);
  });
});

describe('login.getMe with decryption', () => {
  const sealed = {
    ...PROFILE,
    name: seal('홍길동'),
    phone: seal('01012345678'),
    birthday: seal('19900101'),
    ci: seal('ci-value'),
    gender: seal('MALE'),
    nationality: seal('LOCAL'),
  };

  it('gives plain text, and leaves null as null', async () => {
    const { client } = scripted([success(sealed)], { decryption: OPTIONS });
    await expect(client.login.getMe({ accessToken: 'access-token-1' })).resolves.toMatchObject({
      name: '홍길동',
      phone: '01012345678',
      birthday: '19900101',
      ci: 'ci-value',
      gender: 'MALE',
      nationality: 'LOCAL',
      email: null,
      di: null,
      userKey: 307515147,
    });
  });

  it('fails as a whole when one field cannot be decrypted, and asks once only', async () => {
    const { client, transport } = scripted([success({ ...sealed, ci: seal('x', randomBytes(32)) })], {
      decryption: OPTIONS,
    });
    const error = await errorOf(client.login.getMe({ accessToken: 'access-token-1' }));
    expect(error).toMatchObject({
      code: 'AIT_API_DECRYPTION_FAILED',
      operation: 'login.getMe',
      retryable: false,
    });
    expect(error.message).toContain('"ci"');
    expect(error.attempts).toHaveLength(1);
    expect(transport.requests).toHaveLength(1);
    expect(inspect(error, { depth: Infinity })).not.toContain('홍길동');
  });

  it.each([null, { key: 'x', aad: 'TOSS' }])('is checked when the client is made: %j', (decryption) => {
    expect(() => scripted([], { decryption: decryption as typeof OPTIONS })).toThrow(AppsInTossConfigError);
  });
});
