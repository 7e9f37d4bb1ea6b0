import { AppsInTossCertificateError, AppsInTossConfigError, AppsInTossModule } from 'nestjs-apps-in-toss';
import { join } from 'node:path';
import { Emulated } from '../helpers/emulated.js';
import { failureOf } from '../helpers/mtls-lab.js';

describe('a configuration that cannot work ends the start', () => {
  let emulated: Emulated;

  beforeAll(async () => {
    emulated = await Emulated.start();
  });
  afterAll(() => emulated.close());

  function start(options: object): Promise<unknown> {
    return emulated.module([AppsInTossModule.forRootAsync({ useFactory: () => options as never })]);
  }

  it('all problems at once, none of the values', async () => {
    const error = (await failureOf(
      start({
        certificate: { cert: 'canary-certificate', key: 'canary-key' },
        ca: 'canary-ca-text',
        apiBaseUrl: 'http://canary-host.example/path',
        deadline: '10s-canary',
        retries: -1,
        canary: 'canary-value',
        watch: { pollInterval: 1, every: 5 },
        revoked: ['canary-fingerprint'],
        decryption: { key: 'canary-decryption-key' },
        timeout: 5_000,
      }),
    )) as AppsInTossConfigError;
    expect(error).toBeInstanceOf(AppsInTossConfigError);
    expect(error.problems.map(({ option }) => option)).toEqual([
      'timeout',
      'apiBaseUrl',
      'deadline',
      'retries',
      'canary',
      'watch.every',
      'watch.pollInterval',
      'revoked',
      'decryption.key',
      'decryption.aad',
      'ca',
      'certificate.cert',
    ]);
    const ofDecryption = error.problems.filter(({ option }) => option.startsWith('decryption.'));
    expect(ofDecryption.map(({ code }) => code)).toEqual([
      'AIT_CONFIG_DECRYPTION_KEY',
      'AIT_CONFIG_DECRYPTION_AAD',
    ]);
    for (const { message, hint } of error.problems) {
      expect(message).not.toBe('');
      expect(hint.ko).toMatch(/[가-힣]/);
      expect(hint.en).not.toBe('');
    }
    expect(JSON.stringify(error) + String(error.stack)).not.toContain('canary-');
  });

  it('an unknown option is refused with the list of known ones', async () => {
    const options = { ...(await emulated.options()), timeout: 1 };
    const error = await failureOf(start(options));
    expect(error).toMatchObject({ code: 'AIT_CONFIG_UNKNOWN_OPTION' });
    expect(error.message).toMatch(
      /timeout: is not an option; known are certificate, apiBaseUrl, .*decryption/,
    );
  });

  it('isGlobal returned by a factory is told to move', async () => {
    const error = await failureOf(start({ ...(await emulated.options()), isGlobal: true }));
    expect(error.message).toMatch(/isGlobal: .*beside useFactory/);
  });

  it('an unknown key of forRootAsync itself is refused', () => {
    expect(() =>
      AppsInTossModule.forRootAsync({ useFactory: () => ({}) as never, isGlobl: true } as never),
    ).toThrow(/isGlobl: is not an option/);
  });

  it('no certificate at all: says which variables to set', async () => {
    const error = await failureOf(start(emulated.connection()));
    expect(error).toMatchObject({ code: 'AIT_CONFIG_CERTIFICATE_MISSING', outcome: 'not-sent' });
    expect(error.message).toContain('APPS_IN_TOSS_CERT_DIR');
  });

  it.each([
    ['an expired certificate', { validFrom: new Date(Date.now() - 400 * 86_400_000) }, 'AIT_CERT_EXPIRED'],
    ['one that is not valid yet', { validFrom: new Date(Date.now() + 86_400_000) }, 'AIT_CERT_NOT_YET_VALID'],
  ])('%s: one problem is thrown as itself', async (_, issue, code) => {
    const { cert, key } = await emulated.emulator.issueCertificate('my-mini-app', {
      keyType: 'ec',
      ...issue,
    });
    const error = await failureOf(start({ ...emulated.connection(), certificate: { cert, key } }));
    expect(error).toBeInstanceOf(AppsInTossCertificateError);
    expect(error).toMatchObject({ code, outcome: 'not-sent' });
  });

  it('a folder without a pair', async () => {
    const directory = await emulated.folder();
    const error = await failureOf(start({ ...emulated.connection(), certificate: { directory } }));
    expect(error).toBeInstanceOf(AppsInTossCertificateError);
    expect(error.message).toContain(directory);
  });

  it('a file that is not there', async () => {
    const folder = await emulated.folder();
    const certificate = { cert: join(folder, 'my_public.crt'), key: join(folder, 'my_private.key') };
    const error = await failureOf(start({ ...emulated.connection(), certificate }));
    expect(error.message).toContain(
      `certificate.cert (seen as: path) names a file that does not exist: ${folder}`,
    );
  });

  it.each([
    ['undefined', undefined],
    ['null', null],
    ['text', 'options'],
  ])('a factory that returns %s', async (_, options) => {
    const error = await failureOf(start(options as never));
    expect(error).toBeInstanceOf(AppsInTossConfigError);
    expect(error).toMatchObject({ problems: [{ option: 'options', code: 'AIT_CONFIG_INVALID_OPTION' }] });
  });

  it.each(['', ' ', 7])('a name that nobody could inject by: %p', async (name) => {
    const options = await emulated.options();
    expect(() => AppsInTossModule.forRoot({ ...options, name: name as string })).toThrow(
      /name: must be a text/,
    );
  });

  it('advice that several options share is given once', async () => {
    const error = await failureOf(start({ ...(await emulated.options()), a: 1, b: 2 }));
    expect(error).toMatchObject({ hint: { ko: expect.stringMatching(/^a, b: 없는 옵션이에요[^\n]*$/) } });
  });

  it('says in Korean what to put where', async () => {
    const error = await failureOf(start({ ...(await emulated.options()), retries: -1 }));
    expect(error).toMatchObject({ hint: { ko: 'retries: 재시도 횟수를 0~10의 정수로 넣어 주세요.' } });
  });

  it('one usable certificate of two is enough', async () => {
    const good = await emulated.emulator.issueCertificate('my-mini-app', { keyType: 'ec' });
    const old = await emulated.emulator.issueCertificate('my-mini-app', {
      keyType: 'ec',
      validFrom: new Date(Date.now() - 400 * 86_400_000),
    });
    const certificate = [good, old].map(({ cert, key }) => ({ cert, key }));
    await expect(start({ ...emulated.connection(), certificate, watch: false })).resolves.toBeDefined();
  });
});
