import { filledPath } from '../../../../lib/api/request/path-segments.js';
import { requestPath } from '../../../../lib/api/request/request-path.js';

describe('the segments of a path', () => {
  it.each<[string, string | number, string]>([
    ['text', 'order-1', '/orders/order-1/status'],
    ['a number', 42, '/orders/42/status'],
    ['what has a meaning in a URL', 'a?b#c&d e', '/orders/a%3Fb%23c%26d%20e/status'],
    ['an escape of its own', '%2e%2e', '/orders/%252e%252e/status'],
    ['Korean', '주문', '/orders/%EC%A3%BC%EB%AC%B8/status'],
    ['three dots', '...', '/orders/.../status'],
  ])('are encoded: %s', (_, id, expected) => {
    const path = filledPath('/orders/{id}/status', { id });
    expect(path).toBe(expected);
    expect(requestPath(path)).toBe(`/api-partner/v1/apps-in-toss${expected}`);
  });

  it.each([
    ['nothing', undefined],
    ['an empty text', ''],
    ['a step up', '..'],
    ['a step to itself', '.'],
    ['a separator', 'a/b'],
    ['the other separator', 'a\\b'],
    ['a line break', 'a\r\nb'],
    ['half of a character', 'a\ud800'],
    ['a fraction', 1.5],
    ['an object', { toString: () => 'x' }],
  ])('never leave their place: %s', (_, id) => {
    const fill = () => filledPath('/orders/{id}', { id } as never);
    expect(fill).toThrow(expect.objectContaining({ code: 'AIT_API_ARGUMENT', outcome: 'not-sent' }));
    expect(fill).toThrow('"id"');
  });

  it('are their own: what an object inherits is none', () => {
    expect(() => filledPath('/orders/{constructor}', {})).toThrow('"constructor"');
  });
});
