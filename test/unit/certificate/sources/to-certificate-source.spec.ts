import { toCertificateSource } from '../../../../lib/certificate/sources/to-certificate-source.js';
import { createAuthority, type Issued } from '../../../helpers/pki.js';

async function optionsOf(option: unknown): Promise<string[]> {
  return (await toCertificateSource(option).look()).members.map((member) => member.option);
}

describe('the option certificate', () => {
  let issued: Issued;
  beforeAll(async () => void (issued = await (await createAuthority()).issue()));

  it.each<[string, () => unknown, boolean]>([
    ['PEM text', () => ({ cert: issued.cert, key: issued.key }), false],
    ['PEM on one line', () => ({ cert: issued.cert.replaceAll('\n', '\\n'), key: issued.key }), false],
    ['base64 of PEM', () => ({ cert: Buffer.from(issued.cert).toString('base64'), key: issued.key }), false],
    ['Buffers', () => ({ cert: Buffer.from(issued.cert), key: Buffer.from(issued.key) }), false],
    ['paths', () => ({ cert: '/etc/tls/tls.crt', key: '/etc/tls/tls.key' }), true],
    ['a path and text', () => ({ cert: issued.cert, key: './my.key' }), true],
    ['a quoted path', () => ({ cert: '"/etc/tls/tls.crt"\n', key: issued.key }), true],
    [
      'several pairs',
      () => [
        { cert: issued.cert, key: issued.key },
        { cert: './a.crt', key: './a.key' },
      ],
      true,
    ],
    ['a directory', () => ({ directory: './certs' }), true],
    [
      'a directory, and halves that are not set',
      () => ({ directory: './c', cert: undefined, key: undefined }),
      true,
    ],
    ['a source', () => ({ load: async () => [] }), true],
  ])('that is %s: whether it can change', (_, option, canChange) => {
    expect(toCertificateSource(option()).canChange).toBe(canChange);
  });

  it.each([
    ['nothing', undefined],
    ['null', null],
    ['text', 'cert.pem'],
    ['an empty list', []],
    ['a list of text', ['cert.pem']],
    ['a list with a directory in it', [{ directory: 'a' }]],
    ['an empty object', {}],
    ['an empty directory', { directory: ' ' }],
    ['a directory that is no text', { directory: 7 }],
    ['both a directory and a pair', { directory: 'a', cert: 'b', key: 'c' }],
  ])('that is %s is refused', (_, option) => {
    expect(() => toCertificateSource(option, 'options.certificate')).toThrow(
      expect.objectContaining({
        code: 'AIT_CERT_OPTION_INVALID',
        message: expect.stringMatching(/^options\.certificate must be /) as string,
      }),
    );
  });

  it('that lacks a half is taken, so that its reader can say which', async () => {
    const source = toCertificateSource({ cert: undefined, key: './a.key' });
    expect((await source.look()).members).toMatchObject([{ option: 'certificate', place: 'index:0' }]);
  });

  it('numbers the members of a list, and those only', async () => {
    const pair = { cert: 'a', key: 'b' };
    expect(await optionsOf(pair)).toEqual(['certificate']);
    expect(await optionsOf([pair, pair])).toEqual(['certificate[0]', 'certificate[1]']);
  });

  it('is left alone when it is a source of ours already', () => {
    const source = toCertificateSource({ directory: 'a' });
    expect(toCertificateSource(source)).toBe(source);
  });
});
