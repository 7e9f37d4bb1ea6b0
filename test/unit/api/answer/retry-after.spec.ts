import { retryAfterMs } from '../../../../lib/api/answer/retry-after.js';

const clock = () => new Date('2026-11-23T00:00:00Z');

describe('retryAfterMs', () => {
  it.each<[string, string | string[] | undefined, unknown, number | undefined]>([
    ['nothing', undefined, undefined, undefined],
    ['seconds in the header', '3', undefined, 3000],
    ['seconds with a fraction', '0.5', undefined, 500],
    ['a repeated header', ['4', '9'], undefined, 4000],
    ['an HTTP date', 'Mon, 23 Nov 2026 00:00:05 GMT', undefined, 5000],
    ['a date in the past', 'Mon, 23 Nov 2026 00:00:00 GMT', undefined, 0],
    ['no date and no number', 'soon', undefined, undefined],
    ['an empty header', '', undefined, undefined],
    ['seconds in the envelope', undefined, 7, 7000],
    ['seconds in the envelope as text', undefined, '7', undefined],
    ['no time at all in the envelope', undefined, 0, undefined],
    ['a fraction in the envelope', undefined, 1.5, undefined],
    ['both: the longer one', '2', 7, 7000],
    ['a negative number', undefined, -1, undefined],
    ['no number', undefined, { seconds: 1 }, undefined],
    ['an infinite number', undefined, Infinity, undefined],
  ])('%s', (_, header, seconds, expected) => {
    expect(retryAfterMs({ 'retry-after': header }, seconds, clock)).toBe(expected);
  });
});
