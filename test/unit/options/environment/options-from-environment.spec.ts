import { CERTIFICATE_NAMES } from '../../../../lib/options/environment/environment-names.js';
import { optionsFromEnvironment } from '../../../../lib/options/environment/options-from-environment.js';

type Environment = Record<string, string>;

const OURS = { APPS_IN_TOSS_CERT: 'our.crt', APPS_IN_TOSS_KEY: 'our.key' };
const OTHERS = { TOSS_MTLS_CERT_PATH: 'their.crt', TOSS_MTLS_KEY_PATH: 'their.key' };

describe('the certificate from the environment', () => {
  it.each<[string, Environment, object | undefined]>([
    ['our pair', OURS, { cert: 'our.crt', key: 'our.key' }],
    ['our pair, whatever else is set', { ...OTHERS, ...OURS }, { cert: 'our.crt', key: 'our.key' }],
    [
      'our pair before our folder',
      { ...OURS, APPS_IN_TOSS_CERT_DIR: 'dir' },
      { cert: 'our.crt', key: 'our.key' },
    ],
    ['our folder', { APPS_IN_TOSS_CERT_DIR: 'dir' }, { directory: 'dir' }],
    ['our folder, whatever else is set', { ...OTHERS, APPS_IN_TOSS_CERT_DIR: 'dir' }, { directory: 'dir' }],
    [
      'our folder before half of our pair',
      { APPS_IN_TOSS_CERT: 'our.crt', APPS_IN_TOSS_CERT_DIR: 'dir' },
      { directory: 'dir' },
    ],
    ['half of our pair, never mixed', { ...OTHERS, APPS_IN_TOSS_CERT: 'our.crt' }, { cert: 'our.crt' }],
    ['nothing but ours once one of ours is set', { ...OTHERS, APPS_IN_TOSS_CA: 'ca.pem' }, undefined],
    ['a pair of another name', OTHERS, { cert: 'their.crt', key: 'their.key' }],
    [
      'the first whole pair of other names',
      {
        TOSS_MTLS_CERT_PATH: 'half.crt',
        TOSS_CERT: 'whole.crt',
        TOSS_KEY: 'whole.key',
        TOSS_CERT_BASE64: 'x',
        TOSS_KEY_BASE64: 'y',
      },
      { cert: 'whole.crt', key: 'whole.key' },
    ],
    [
      'one half, where no pair is whole: halves of two names are never mixed',
      { TOSS_CERT_PATH: 'a.crt', TOSS_CLIENT_KEY_PATH: 'b.key' },
      { cert: 'a.crt' },
    ],
    ['nothing of another system', { CLIENT_CERT_PATH: 'kafka.crt', CLIENT_KEY_PATH: 'kafka.key' }, undefined],
    [
      'a passphrase with our pair',
      { ...OURS, APPS_IN_TOSS_KEY_PASSPHRASE: 'p' },
      { cert: 'our.crt', key: 'our.key', passphrase: 'p' },
    ],
    [
      'a passphrase with our folder',
      { APPS_IN_TOSS_CERT_DIR: 'dir', APPS_IN_TOSS_KEY_PASSPHRASE: 'p' },
      { directory: 'dir', passphrase: 'p' },
    ],
    [
      'an empty variable counts as not set',
      { ...OTHERS, APPS_IN_TOSS_CERT: ' ' },
      { cert: 'their.crt', key: 'their.key' },
    ],
    ['white space around a value is none of it', { APPS_IN_TOSS_CERT_DIR: ' dir\n' }, { directory: 'dir' }],
  ])('%s', (_, environment, certificate) => {
    expect(optionsFromEnvironment(environment).options.certificate).toEqual(certificate);
  });

  it.each(CERTIFICATE_NAMES)('%s and %s are read', (cert, key) => {
    const { options, variables, used } = optionsFromEnvironment({ [cert]: 'c', [key]: 'k' });
    expect(options.certificate).toEqual({ cert: 'c', key: 'k' });
    expect({ variables, used }).toEqual({ variables: { cert, key }, used: [cert, key] });
  });
});

describe('other options from the environment', () => {
  it.each<[string, Environment, object]>([
    ['ours', { APPS_IN_TOSS_API_BASE_URL: 'a', TOSS_API_BASE_URL: 'b' }, { apiBaseUrl: 'a' }],
    [
      'those of others',
      { TOSS_API_BASE_URL: 'b', TOSS_PAY_BASE_URL: 'c' },
      { apiBaseUrl: 'b', payBaseUrl: 'c' },
    ],
    ['pay', { APPS_IN_TOSS_PAY_BASE_URL: 'p' }, { payBaseUrl: 'p' }],
    ['ca', { APPS_IN_TOSS_CA: 'ca.pem' }, { ca: 'ca.pem' }],
    [
      'decryption, the first of several',
      { TOSS_DECRYPTION_KEY: 'later', TOSS_DECRYPT_KEY: 'first', TOSS_AAD: 'aad' },
      { decryption: { key: 'first', aad: 'aad' } },
    ],
    [
      'half of the decryption, for validation to say',
      { APPS_IN_TOSS_DECRYPTION_AAD: 'a' },
      { decryption: { aad: 'a' } },
    ],
    ['stray names of another system', { ...OURS, AAD_STRING: 'x', DECRYPTION_KEY_BASE64: 'y' }, {}],
  ])('%s', (_, environment, expected) => {
    const { certificate, ...rest } = optionsFromEnvironment(environment).options;
    void certificate;
    expect(rest).toEqual(expected);
  });

  it('tells which names were read and which were not', () => {
    const { used, ignored } = optionsFromEnvironment({
      ...OURS,
      ...OTHERS,
      CLIENT_CERT_PATH: 'x',
      PATH: '/bin',
    });
    expect(used).toEqual(['APPS_IN_TOSS_CERT', 'APPS_IN_TOSS_KEY']);
    expect(ignored).toEqual(['TOSS_MTLS_CERT_PATH', 'TOSS_MTLS_KEY_PATH', 'CLIENT_CERT_PATH']);
  });
});
