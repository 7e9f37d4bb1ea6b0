import { createHash } from 'node:crypto';
import { parseFingerprint } from '../../../lib/certificate/fingerprint.js';

const digits = createHash('sha256').update('any').digest('hex');
const canonical = digits.toUpperCase().match(/../g)!.join(':');

describe('a fingerprint', () => {
  it.each([
    ['as Node prints it', canonical],
    ['in lower case', canonical.toLowerCase()],
    ['without colons', digits],
    ['without colons in upper case', digits.toUpperCase()],
    ['with spaces', digits.match(/../g)!.join(' ')],
    ['with a line break', `${canonical}\n`],
    ['as openssl 3 prints it', `sha256 Fingerprint=${canonical}`],
    ['as openssl 1 prints it', `SHA256 Fingerprint=${canonical}`],
    ['with the name of the digest', `sha256:${digits}`],
  ])('is taken %s', (_, value) => {
    expect(parseFingerprint(value)).toBe(canonical);
  });

  it.each([
    ['nothing', ''],
    ['no string', undefined],
    ['a SHA-1 fingerprint', digits.slice(0, 40)],
    ['one digit less', digits.slice(1)],
    ['one byte more', `${digits}00`],
    ['other letters', digits.replace(/^./, 'g')],
    ['the SSH form', `SHA256:${createHash('sha256').digest('base64')}`],
  ])('is refused: %s', (_, value) => {
    expect(() => parseFingerprint(value, 'revoked[2]')).toThrow(
      expect.objectContaining({
        code: 'AIT_CERT_FINGERPRINT_INVALID',
        message: 'revoked[2] must be a SHA-256 fingerprint: 64 hexadecimal digits, with or without colons.',
      }),
    );
  });
});
