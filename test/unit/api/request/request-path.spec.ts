import { requestPath } from '../../../../lib/api/request/request-path.js';

const PREFIX = '/api-partner/v1/apps-in-toss';

describe('requestPath', () => {
  it.each([
    ['/user/oauth2/login-me', `${PREFIX}/user/oauth2/login-me`],
    [`${PREFIX}/user/oauth2/login-me`, `${PREFIX}/user/oauth2/login-me`],
    [`${PREFIX}-x/y`, `${PREFIX}${PREFIX}-x/y`],
    ['/a/', `${PREFIX}/a/`],
    ['/', `${PREFIX}/`],
    ['/%EA%B0%80/a.b/..c', `${PREFIX}/%EA%B0%80/a.b/..c`],
    ['/a:1@b', `${PREFIX}/a:1@b`],
  ])('%s', (path, expected) => {
    expect(requestPath(path)).toBe(expected);
    // What the URL parser makes of it is the same path on the same host.
    expect(new URL(`https://api.example.test${expected}`).href).toBe(`https://api.example.test${expected}`);
  });

  it.each([
    undefined,
    5,
    '',
    'user',
    'https://evil.test/x',
    '//evil.test/x',
    '/a//b',
    '/a//',
    '/..',
    '/../x',
    `${PREFIX}/../x`,
    '/a/./b',
    '/%2e%2e/x',
    '/.%2E/x',
    '/a%2fb',
    '/a%5Cb',
    '/a\\b',
    '\\\\evil.test',
    '/a?b=1',
    '/a#b',
    '/a b',
    '/a\tb',
    '/a\nb',
    '/a%0ab',
    '/a%00',
    '/%zz',
    '/%E0%A4',
    '/한글',
    '/@evil.test\u0000',
  ])('refuses %j', (path) => {
    expect(() => requestPath(path)).toThrow(
      expect.objectContaining({ code: 'AIT_API_PATH_REFUSED', outcome: 'not-sent' }),
    );
  });

  it('does not repeat the path', () => {
    expect(() => requestPath('https://evil.test/v-secret')).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining('v-secret') }),
    );
  });
});
