import { redact } from '../../../../lib/api/answer/redact.js';
import { parseJson } from '../../../../lib/api/answer/parse-json.js';
import { errorOf, scripted } from '../api-client.js';
import { answer } from '../scripted-transport.js';

const SECRET = '홍길동/a+b "7" & 010-1234';

describe('what a server repeats of what we sent', () => {
  it.each<[string, string]>([
    ['as it was', SECRET],
    ['in another case', 'TOKEN-ABC'.toLowerCase()],
    ['encoded for a URL', encodeURIComponent(SECRET)],
    ['encoded for a URL in lower case', encodeURIComponent(SECRET).toLowerCase()],
    ['encoded for a form', encodeURIComponent(SECRET).replaceAll('%20', '+')],
    ['encoded twice', encodeURIComponent(encodeURIComponent(SECRET))],
    ['as JSON', JSON.stringify(SECRET)],
    ['as ASCII JSON', SECRET.replace(/[^ -~]/g, (c) => `\\u${c.charCodeAt(0).toString(16)}`)],
    ['as HTML', SECRET.replaceAll('&', '&amp;').replaceAll('"', '&quot;')],
    ['as base64', Buffer.from(SECRET).toString('base64')],
    ['as base64url', Buffer.from(SECRET).toString('base64url')],
    ['as hexadecimal digits', Buffer.from(SECRET).toString('hex').toUpperCase()],
  ])('is not seen: %s', (_, form) => {
    expect(redact(`no: ${form}!`, [SECRET, 'Token-abc'])).toMatch(/^no: "?\[redacted\]=*"?!$/);
  });

  it('holds for half of a character, and for letters whose lower case is longer', () => {
    expect(redact('x\ud800yz', ['x\ud800yz'])).toBe('[redacted]');
    expect(redact('İİ token-1', ['token-1'])).toBe('İİ [redacted]');
  });

  it.each([
    ['texts of the body', { body: { a: [{ name: '홍길동 01012345678' }] } }, '홍길동 01012345678'],
    ['numbers of the body', { body: { account: 110123456789 } }, '110123456789'],
    ['the query', { query: { phone: '01012345678' } }, '01012345678'],
    ['the user', { identity: { userKey: 307515147 } }, '307515147'],
  ])('of a raw call: %s', async (_, parts, value) => {
    const { client } = scripted([
      answer({ resultType: 'FAIL', error: { errorCode: 'INVALID_PARAMETER', reason: `bad ${value}, ok` } }),
    ]);
    const error = await errorOf(client.call({ method: 'POST', path: '/x', class: 'money', ...parts }));
    expect(error.reason).toBe('bad [redacted], ok');
  });
});

describe('JSON that is nested without end', () => {
  it('is not read, and does not keep the process busy', () => {
    const begun = performance.now();
    expect(parseJson('['.repeat(2_000_000) + ']'.repeat(2_000_000))).toBeUndefined();
    expect(parseJson(`${'{"a":'.repeat(800_000)}1${'}'.repeat(800_000)}`)).toBeUndefined();
    expect(performance.now() - begun).toBeLessThan(500);
  });

  it('is told from a text with many brackets, and from a wide list', () => {
    const text = { reason: '[{"'.repeat(40_000), list: Array.from({ length: 30_000 }, () => [1]) };
    expect(parseJson(JSON.stringify(text))).toEqual(text);
  });
});
